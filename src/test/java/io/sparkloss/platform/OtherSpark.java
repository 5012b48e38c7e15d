package io.sparkloss.platform;

import java.nio.file.Path;

/** The class paths of other Sparks, which the profile {@code versions} writes. */
final class OtherSpark {

  /** Set by the profile. */
  static final String PROFILE = "spark.versions";

  /** The JDK of the tests. */
  static final Path JAVA = Path.of(System.getProperty("java.home"));

  /** The Spark that the project is built with. */
  static final Path BUILT_WITH = Path.of("target/spark.classpath");

  /** The oldest that is supported. */
  static final Path OLDEST = Path.of("target/spark-oldest.classpath");

  /** The newest. */
  static final Path NEXT = Path.of("target/spark-next.classpath");

  /** A server of Spark Connect, of the newest Spark. */
  static final Path CONNECT_SERVER = Path.of("target/connect-server.classpath");

  /** A client of Spark Connect and nothing else, of the newest Spark. */
  static final Path CONNECT_CLIENT = Path.of("target/connect-client.classpath");

  private OtherSpark() {}
}

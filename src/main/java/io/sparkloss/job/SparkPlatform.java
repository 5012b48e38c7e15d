package io.sparkloss.job;

import java.util.Optional;

/**
 * Which Spark a job can run on. Knows nothing of Spark but two names that every version has, so
 * that it can tell even where nothing else works.
 *
 * @since 0.1.0
 */
public final class SparkPlatform {

  private static final int OLDEST_MAJOR = 4;
  private static final String SCALA = "2.13.";

  private SparkPlatform() {}

  /** Returns in one line why the Spark on the class path will not do; empty when it will. */
  public static Optional<String> problem() {
    return problem(sparkVersion(), scalaVersion());
  }

  /** Returns in one line why a Spark will not do; empty when it will. */
  static Optional<String> problem(String spark, String scala) {
    boolean old = major(spark) < OLDEST_MAJOR;
    if (!old && scala.startsWith(SCALA)) {
      return Optional.empty();
    }
    return Optional.of(
        "this is Spark "
            + spark
            + " with Scala "
            + scala
            + ", but Spark 4.0 or later with Scala 2.13 is needed; set SPARK_HOME to one, or unset"
            + " it and take spark-submit off the PATH to run without");
  }

  /** Returns the version of Spark. */
  static String sparkVersion() {
    return org.apache.spark.package$.MODULE$.SPARK_VERSION();
  }

  /** Returns the version of Scala. */
  static String scalaVersion() {
    return scala.util.Properties$.MODULE$.versionNumberString();
  }

  private static int major(String version) {
    int dot = version.indexOf('.');
    try {
      return Integer.parseInt(dot < 0 ? version : version.substring(0, dot));
    } catch (NumberFormatException e) {
      return 0; // not a version of Spark at all
    }
  }
}

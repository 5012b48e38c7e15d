package io.sparkloss.spark.bits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A JDK 25 on this machine, and a Spark that runs there: what the profile {@code jdk25} needs. */
public final class Jdk25 {

  /** Set by the profile: the tests must not be skipped. */
  static final String REQUIRED = "same.bits.jdk25";

  /** Written by the profile: Spark 4.1 cannot read files on JDK 25. */
  static final Path SPARK = Path.of("target/spark-next.classpath");

  private static final String HOME = "JAVA25_HOME";

  private Jdk25() {}

  /** Returns what is missing; empty when nothing is. */
  static Optional<String> missing() throws IOException {
    if (home().isEmpty()) {
      return Optional.of(
          "no JDK 25: neither is " + HOME + " set, nor is there a folder *25* in " + folder());
    }
    return Files.exists(SPARK)
        ? Optional.empty()
        : Optional.of(SPARK + " is not there; mvn verify -Pjdk25 writes it");
  }

  /** Returns the folder that {@code JAVA25_HOME} names, or one beside the running JDK. */
  public static Optional<Path> home() throws IOException {
    String given = System.getenv(HOME);
    if (given != null && !given.isBlank()) {
      return Optional.of(Path.of(given));
    }
    try (Stream<Path> all = Files.list(folder())) {
      return all.filter(home -> home.getFileName().toString().contains("25"))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .sorted()
          .findFirst();
    }
  }

  private static Path folder() {
    Path home = Path.of(System.getProperty("java.home")).toAbsolutePath();
    return home.getParent() == null ? home : home.getParent();
  }
}

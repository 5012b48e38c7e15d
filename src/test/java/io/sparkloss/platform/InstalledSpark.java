package io.sparkloss.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Spark home as an installation has it, made of the jars that Maven fetched: {@code bin} has the
 * two scripts that the jobs call, which run Spark's own launcher and {@code SparkSubmit}.
 */
final class InstalledSpark {

  /** What {@code spark-submit} was called with: a line for each call. */
  private static final String CALLS = "calls";

  private static final String SPARK_CLASS =
      """
      #!/usr/bin/env bash
      # As in Spark's distribution: the launcher tells the command of the class, which then runs.
      export SPARK_HOME=$(dirname "$(dirname "$(readlink -f "$0")")") SPARK_SCALA_VERSION=2.13
      command=()
      while IFS= read -r -d '' argument; do
        command+=("$argument")
      done < <("$JAVA_HOME/bin/java" -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main "$@" | tail -c +3)
      exec "${command[@]}"
      """;

  private static final String SPARK_SUBMIT =
      """
      #!/usr/bin/env bash
      bin=$(dirname "$(readlink -f "$0")")
      printf '%s ' "$@" >>"${bin%/*}/calls"; echo >>"${bin%/*}/calls"
      exec "$bin/spark-class" org.apache.spark.deploy.SparkSubmit "$@"
      """;

  private final Path home;

  private InstalledSpark(Path home) {
    this.home = home;
  }

  /** Makes a home in a folder that is not there yet. */
  static InstalledSpark in(Path home) throws IOException {
    Path jars = Files.createDirectories(home.resolve("jars"));
    String classPath = Files.readString(Path.of("target/spark.classpath")).strip();
    for (String jar : classPath.split(File.pathSeparator, -1)) {
      Path file = Path.of(jar);
      Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
    }
    Files.createDirectories(home.resolve("bin"));
    program(home.resolve("bin/spark-class"), SPARK_CLASS);
    program(home.resolve("bin/spark-submit"), SPARK_SUBMIT);
    return new InstalledSpark(home);
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  /** Returns what {@code SPARK_HOME} is set to. */
  String home() {
    return home.toString();
  }

  /** Returns the folder that is on the path where this Spark is. */
  String bin() {
    return home.resolve("bin").toString();
  }

  /** Returns the program that submits. */
  String submit() {
    return home.resolve("bin/spark-submit").toString();
  }

  /** Returns the arguments of every call of {@code spark-submit} so far. */
  List<String> calls() throws IOException {
    Path calls = home.resolve(CALLS);
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }
}

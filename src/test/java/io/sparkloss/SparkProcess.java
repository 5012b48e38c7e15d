package io.sparkloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A program with Spark and the tests' classes on its class path, in a JVM of its own.
 *
 * @param java the folder of the JDK
 * @param spark the class path of Spark
 * @param options further options of the JVM
 */
public record SparkProcess(Path java, String spark, List<String> options) {

  private static final long SECONDS = 600;

  /** Returns one on the JDK and the Spark of the tests. */
  public static SparkProcess ofTests() throws IOException {
    String spark = Files.readString(Path.of("target/spark.classpath")).strip();
    return new SparkProcess(Path.of(System.getProperty("java.home")), spark, List.of());
  }

  /**
   * Runs a program to its end.
   *
   * @param main its class
   * @param log where its output goes
   * @throws IllegalStateException when it fails, or does not end within ten minutes
   */
  public void run(Class<?> main, List<String> arguments, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString(), "-Xmx2g"));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(options);
    command.addAll(List.of("-cp", "target/test-classes:target/classes:" + spark));
    command.add(main.getName());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("no end after " + SECONDS + " s; see " + log);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "ended with " + process.exitValue() + ":\n" + Files.readString(log));
    }
  }
}

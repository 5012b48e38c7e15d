package io.sparkloss.job;

import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Prints the JVM options that Spark needs on a Java with modules, for scripts that start Spark
 * embedded. {@code spark-submit} adds the same options by itself, so they are asked from Spark
 * instead of being written down a second time.
 *
 * @since 0.1.0
 */
public final class ModuleOptions {

  private ModuleOptions() {}

  /** Writes the options to standard output, on one line. */
  @SuppressWarnings("SystemOut") // a command: standard output is its result
  public static void main(String[] args) {
    System.out.println(JavaModuleOptions.defaultModuleOptions());
  }
}

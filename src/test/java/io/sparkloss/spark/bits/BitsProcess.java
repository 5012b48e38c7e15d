package io.sparkloss.spark.bits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * {@link BitsRun} in a process of its own, and what it wrote.
 *
 * @param about the first line: the JVM, the Spark, and whether it computed on vectors
 * @param bits by way and field
 */
record BitsProcess(String about, Map<Variant, Map<String, String>> bits) {

  private static final long SECONDS = 600;

  /**
   * Runs it.
   *
   * @param java the folder of the JDK
   * @param spark the class path of Spark
   * @param options further options of the JVM
   * @param arguments {@code steady} or {@code failing}, and the names of the ways
   */
  static BitsProcess run(Path java, String spark, List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    Path result = Files.createTempFile(Reference.folder(), "bits", ".tsv");
    Path log = Path.of(result + ".log");
    List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString(), "-Xmx2g"));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(options);
    command.addAll(List.of("-cp", "target/test-classes:target/classes:" + spark));
    command.addAll(List.of(BitsRun.class.getName(), Reference.folder().toString()));
    command.add(result.toString());
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
    return read(Files.readAllLines(result));
  }

  private static BitsProcess read(List<String> lines) {
    Map<Variant, Map<String, String>> bits = new EnumMap<>(Variant.class);
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split("\t", -1);
      bits.computeIfAbsent(Variant.valueOf(parts[0]), way -> new TreeMap<>())
          .put(parts[1], parts[2]);
    }
    return new BitsProcess(lines.get(0), bits);
  }
}

package io.sparkloss.spark.bits;

import io.sparkloss.SparkProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@link BitsRun} in a process of its own, and what it wrote.
 *
 * @param about the first line: the JVM, the Spark, and whether it computed on vectors
 * @param bits by way and field
 */
record BitsProcess(String about, Map<Variant, Map<String, String>> bits) {

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
    List<String> all = new ArrayList<>(List.of(Reference.folder().toString(), result.toString()));
    all.addAll(arguments);
    new SparkProcess(java, spark, options).run(BitsRun.class, all, Path.of(result + ".log"));
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

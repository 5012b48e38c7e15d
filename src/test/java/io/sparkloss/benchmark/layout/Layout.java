package io.sparkloss.benchmark.layout;

import io.sparkloss.benchmark.BenchmarkData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A way to keep rows in files: format, options of the writer, what is written for a column, and
 * whether Hadoop's checksum files stay beside the files, for Spark to verify all that it reads.
 */
record Layout(
    String name, String format, Map<String, String> options, String column, boolean checksums) {

  private static final String PARQUET = "parquet";

  /** Returns what Spark writes if nothing is set, with these options instead. */
  static Layout parquet(String name, Map<String, String> options) {
    return new Layout(name, PARQUET, options, "%s", true);
  }

  static Layout orc(String name, Map<String, String> options) {
    return new Layout(name, "orc", options, "%s", true);
  }

  /** Returns the same with other options beside the ones that it has. */
  Layout with(String newName, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(options);
    all.putAll(more);
    return new Layout(newName, format, all, column, checksums);
  }

  /** Returns the same with a SQL expression for each column, given as {@code %s}. */
  Layout ofColumn(String newName, String expression) {
    return new Layout(newName, format, options, expression, checksums);
  }

  Layout withoutChecksums(String newName) {
    return new Layout(newName, format, options, column, false);
  }

  boolean isParquet() {
    return format.equals(PARQUET);
  }

  /** Writes labels and predictions, and returns their folder. */
  Path write(BenchmarkData data, long rows) throws IOException {
    Dataset<Row> columns =
        data.pairs(rows)
            .selectExpr(
                Stream.of("y", "p")
                    .map(name -> column.formatted(name) + " AS " + name)
                    .toArray(String[]::new));
    Path folder =
        data.stored("layout-" + name + "-" + rows, columns.write().format(format).options(options));
    if (!checksums) {
      for (Path file : files(folder, ".crc")) {
        Files.delete(file);
      }
    }
    return folder;
  }

  /** Returns the size of all files of rows in a folder that was written. */
  long bytes(Path folder) throws IOException {
    long bytes = 0;
    for (Path file : files(folder, "." + format)) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(ending)).toList();
    }
  }
}

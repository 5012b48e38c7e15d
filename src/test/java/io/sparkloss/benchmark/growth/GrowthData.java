package io.sparkloss.benchmark.growth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Rows for growth curves, in Parquet files made once or generated as they are read. */
final class GrowthData {

  private static final int PARTS = 8;

  private final SparkSession spark;
  private final Path folder;

  GrowthData(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** Rows by {@code spark.range}, cheap enough not to hide what the costs take. */
  static Dataset<Row> generated(SparkSession spark, long rows, int partitions) {
    return spark
        .range(0, rows, 1, partitions)
        .selectExpr(
            "id % 20 AS slice",
            "CAST(id % 1013 AS DOUBLE) AS y",
            "CAST(id % 997 AS DOUBLE) AS p",
            "CAST(id % 2 AS DOUBLE) AS late",
            "(id % 991 + 1) / 1000D AS q",
            "(id % 7 + 1) / 4D AS w");
  }

  /** Labels, predictions, and slices of 10 to 10⁶ values in s10 to s1000000. */
  Dataset<Row> numbers(long rows) {
    String slices =
        IntStream.rangeClosed(1, 6)
            .mapToObj(k -> (long) Math.pow(10, k))
            .map(n -> "pmod(xxhash64(id), " + n + ") AS s" + n)
            .collect(Collectors.joining(", "));
    return stored(
        "growth-numbers-" + rows, rows, "20 * randn(1) AS y, 20 * randn(2) AS p, " + slices);
  }

  /** Labels y and predictions p1, p2 and so on. */
  Dataset<Row> models(long rows, int models) {
    String predictions =
        IntStream.rangeClosed(1, models)
            .mapToObj(k -> "CAST(pmod(xxhash64(id, " + k + "), 100000) AS DOUBLE) AS p" + k)
            .collect(Collectors.joining(", "));
    return stored("growth-models-" + rows, rows, "20 * randn(1) AS y, " + predictions);
  }

  /** Labels and arrays of logits. */
  Dataset<Row> classes(long rows, int classes) {
    return stored(
        "growth-classes-" + classes + "-" + rows,
        rows,
        ("CAST(id %% %1$d AS DOUBLE) AS label, transform(sequence(1, %1$d),"
                + " k -> pmod(id * 7919 + k * 104729, 1009) / 100D - 5D) AS scores")
            .formatted(classes));
  }

  private Dataset<Row> stored(String name, long rows, String columns) {
    Path path = folder.resolve(name);
    if (!Files.exists(path.resolve("_SUCCESS"))) {
      spark
          .sql("SELECT " + columns + " FROM range(0, " + rows + ", 1, " + PARTS + ")")
          .write()
          .mode("overwrite")
          .parquet(path.toString());
    }
    return spark.read().parquet(path.toString());
  }
}

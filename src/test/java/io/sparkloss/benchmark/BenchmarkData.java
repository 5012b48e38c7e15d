package io.sparkloss.benchmark;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Generated rows in files of eight parts, made once. */
public final class BenchmarkData {

  private static final int PARTS = 8;
  private static final String LABEL = "20 * randn(1) + 5 AS y";
  private static final String PREDICTION = "10 * randn(2) + 5 AS p";

  private final SparkSession spark;
  private final Path folder;

  /** Keeps the files in a folder. */
  public BenchmarkData(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** Labels and predictions of regression and of two classes, weights and twenty slices. */
  Path scalars(long rows) {
    return stored(
        "scalars-" + rows,
        range(rows)
            .selectExpr(
                "id % 20 AS slice",
                LABEL,
                PREDICTION,
                "CAST(rand(3) < 0.3 AS DOUBLE) AS late",
                "0.001 + 0.998 * rand(4) AS q",
                "0.5 + rand(5) AS w"));
  }

  /** Returns the labels and predictions of the same regression alone, not yet in files. */
  public Dataset<Row> pairs(long rows) {
    return range(rows).selectExpr(LABEL, PREDICTION);
  }

  /** Probabilities in ML vectors. */
  Path vectors(long rows, int classes) {
    Dataset<Row> scored =
        range(rows)
            .selectExpr(
                label(classes),
                array(classes, "1D + pmod(xxhash64(id, %d), 1000)") + " AS positive");
    Column sum = aggregate(col("positive"), lit(0D), Column::plus);
    Column shares = transform(col("positive"), score -> score.divide(sum));
    return stored(
        "vectors-" + classes + "-" + rows,
        scored.select(
            col("label"),
            col("label").as("prediction"),
            array_to_vector(shares).as("probability")));
  }

  /** Logits between -5 and 5 in arrays. */
  Path scores(long rows, int classes) {
    String scores = array(classes, "pmod(xxhash64(id, %d), 1000) / 100D - 5D");
    return stored(
        "scores-" + classes + "-" + rows,
        range(rows).selectExpr(label(classes), scores + " AS scores"));
  }

  private Dataset<Long> range(long rows) {
    return spark.range(0, rows, 1, PARTS);
  }

  private static String label(int classes) {
    return "CAST(id % " + classes + " AS DOUBLE) AS label";
  }

  private static String array(int classes, String entry) {
    return IntStream.range(0, classes)
        .mapToObj(entry::formatted)
        .collect(Collectors.joining(", ", "array(", ")"));
  }

  private Path stored(String name, Dataset<Row> rows) {
    return stored(name, rows.write());
  }

  /** Returns the folder of that name, written before unless it is there and complete. */
  public Path stored(String name, DataFrameWriter<Row> rows) {
    Path path = folder.resolve(name);
    if (!Files.exists(path.resolve("_SUCCESS"))) {
      rows.mode("overwrite").save(path.toString());
    }
    return path;
  }
}

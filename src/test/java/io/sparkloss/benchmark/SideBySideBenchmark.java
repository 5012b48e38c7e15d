package io.sparkloss.benchmark;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.TestSpark;
import io.sparkloss.loss.classification.BinaryCrossEntropy;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.spark.Costs;
import io.sparkloss.spark.SparkLoss;
import io.sparkloss.spark.columnar.ColumnarCosts;
import io.sparkloss.spark.typed.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/**
 * Costs beside the other ways to compute them in Spark, alternating in one run. Prints tables of
 * medians and ratios and writes {@code target/benchmark/side-by-side.json}.
 *
 * <p>Not a test of speed: nothing is asserted but that competitors agree on the value.
 */
class SideBySideBenchmark {

  private static final Path FOLDER = Path.of("target", "benchmark");
  private static final long ROWS = Long.getLong("benchmark.rows", 50_000_000);
  private static final int WARM_UPS = Integer.getInteger("benchmark.warmups", 2);
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);

  private final SparkSession spark = TestSpark.session();
  private final SparkSession rowCode = spark.newSession();
  private final List<Contest> contests = new ArrayList<>();

  @Test
  void sideBySide() throws IOException {
    SparkLoss.register(spark);
    SparkLoss.register(rowCode);
    rowCode.conf().set(ColumnarCosts.COLUMNAR_KEY, "false");
    for (SparkSession session : List.of(spark, rowCode)) {
      scalars(session).createOrReplaceTempView("scalars");
      vectors(session, 4).createOrReplaceTempView("vectors4");
      vectors(session, 10).createOrReplaceTempView("vectors10");
    }
    squaredError();
    logLoss();
    multiclass(4);
    multiclass(10);
    slices();
    manyCosts();
    report();
  }

  private void squaredError() {
    Dataset<Sample> samples =
        spark.sql("SELECT y AS label, p AS prediction FROM scalars").as(Sample.encoder());
    RegressionEvaluator mllib =
        new RegressionEvaluator().setLabelCol("y").setPredictionCol("p").setMetricName("mse");
    assertThat(number("SELECT mse(y, p) FROM scalars"))
        .isCloseTo(number("SELECT avg((y - p) * (y - p)) FROM scalars"), withPercentage(1e-9));
    contests.add(
        new Contest("mse over " + ROWS + " rows")
            .enter("spark-loss: mse(y, p)", () -> number("SELECT mse(y, p) FROM scalars"))
            .enter("row code: mse(y, p)", () -> byRows("SELECT mse(y, p) FROM scalars"))
            .enter("bare scan", () -> BareScan.of(spark.sql("SELECT y, p FROM scalars")))
            .enter(
                "Spark: avg((y - p) * (y - p))",
                () -> number("SELECT avg((y - p) * (y - p)) FROM scalars"))
            .enter(
                "typed Aggregator",
                () -> samples.select(Costs.of(new SquaredError()).toColumn()).first())
            .enter("MLlib RegressionEvaluator", () -> mllib.evaluate(spark.table("scalars")))
            .run(WARM_UPS, ROUNDS));
  }

  private void logLoss() {
    Dataset<Sample> samples =
        spark.sql("SELECT late AS label, q AS prediction FROM scalars").as(Sample.encoder());
    String builtIn = "SELECT avg(-(late * ln(q) + (1 - late) * ln(1 - q))) FROM scalars";
    contests.add(
        new Contest("binary log_loss over " + ROWS + " rows")
            .enter(
                "spark-loss: log_loss(late, q)",
                () -> number("SELECT log_loss(late, q) FROM scalars"))
            .enter(
                "row code: log_loss(late, q)",
                () -> byRows("SELECT log_loss(late, q) FROM scalars"))
            .enter("bare scan", () -> BareScan.of(spark.sql("SELECT late, q FROM scalars")))
            .enter("Spark: avg(-(late * ln(q) + (1 - late) * ln(1 - q)))", () -> number(builtIn))
            .enter(
                "typed Aggregator",
                () -> samples.select(Costs.of(new BinaryCrossEntropy()).toColumn()).first())
            .run(WARM_UPS, ROUNDS));
  }

  private void multiclass(int classes) {
    MulticlassClassificationEvaluator mllib =
        new MulticlassClassificationEvaluator()
            .setLabelCol("label")
            .setPredictionCol("prediction")
            .setProbabilityCol("probability")
            .setMetricName("logLoss");
    contests.add(
        new Contest("log_loss, " + classes + " classes in an ML vector, " + ROWS / 10 + " rows")
            .enter(
                "spark-loss: log_loss(label, probability)",
                () -> number("SELECT log_loss(label, probability) FROM vectors" + classes))
            .enter(
                "row code: log_loss(label, probability)",
                () -> byRows("SELECT log_loss(label, probability) FROM vectors" + classes))
            .enter(
                "bare scan",
                () -> BareScan.of(spark.sql("SELECT label, probability FROM vectors" + classes)))
            .enter(
                "MLlib MulticlassClassificationEvaluator",
                () -> mllib.evaluate(spark.table("vectors" + classes)))
            .run(WARM_UPS, ROUNDS));
  }

  private void slices() {
    String query = "SELECT slice, mse(y, p), log_loss(late, q) FROM scalars GROUP BY slice";
    contests.add(
        new Contest("mse and log_loss by 20 slices, " + ROWS + " rows")
            .enter("spark-loss", () -> collect(query))
            .enter("row code", () -> rowCode.sql(query).collectAsList())
            .enter(
                "bare scan",
                () -> BareScan.of(spark.sql("SELECT slice, y, p, late, q FROM scalars")))
            .run(WARM_UPS, ROUNDS));
  }

  private void manyCosts() {
    String one = grouped("quantile_loss(y, p, 0.5)", "");
    String weightedOne = grouped("quantile_loss(y, p, 0.5)", ", w");
    contests.add(
        new Contest("costs in one GROUP BY of 20 slices, " + ROWS + " rows")
            .enter("one cost", () -> collect(one))
            .enter("twenty costs", () -> collect(twenty("")))
            .enter("one weighted cost", () -> collect(weightedOne))
            .enter("twenty weighted costs", () -> collect(twenty(", w")))
            .enter("row code: one cost", () -> rowCode.sql(one).collectAsList())
            .enter("row code: twenty costs", () -> rowCode.sql(twenty("")).collectAsList())
            .enter("row code: one weighted cost", () -> rowCode.sql(weightedOne).collectAsList())
            .enter(
                "row code: twenty weighted costs", () -> rowCode.sql(twenty(", w")).collectAsList())
            .run(1, 3));
  }

  private static String twenty(String weight) {
    String quantiles =
        IntStream.rangeClosed(1, 10)
            .mapToObj(k -> "cost(quantile_loss(y, p, " + k / 20.0 + ")" + weight + ")")
            .collect(Collectors.joining(", "));
    String hubers =
        IntStream.rangeClosed(1, 10)
            .mapToObj(k -> "cost(huber_loss(y, p, " + k + ".0)" + weight + ")")
            .collect(Collectors.joining(", "));
    return "SELECT slice, " + quantiles + ", " + hubers + " FROM scalars GROUP BY slice";
  }

  private static String grouped(String loss, String weight) {
    return "SELECT slice, cost(" + loss + weight + ") FROM scalars GROUP BY slice";
  }

  private Dataset<Row> scalars(SparkSession session) {
    return stored(
        session,
        "scalars-" + ROWS,
        spark
            .range(0, ROWS, 1, 8)
            .selectExpr(
                "id % 20 AS slice",
                "20 * randn(1) + 5 AS y",
                "10 * randn(2) + 5 AS p",
                "CAST(rand(3) < 0.3 AS DOUBLE) AS late",
                "0.001 + 0.998 * rand(4) AS q",
                "0.5 + rand(5) AS w"));
  }

  private Dataset<Row> vectors(SparkSession session, int classes) {
    String scores =
        IntStream.range(0, classes)
            .mapToObj(k -> "1D + pmod(xxhash64(id, " + k + "), 1000)")
            .collect(Collectors.joining(", ", "array(", ")"));
    Dataset<Row> scored =
        spark
            .range(0, ROWS / 10, 1, 8)
            .selectExpr("CAST(id % " + classes + " AS DOUBLE) AS label", scores);
    Column sum = aggregate(col("scores"), lit(0D), Column::plus);
    return stored(
        session,
        "vectors-" + classes + "-" + ROWS / 10,
        scored
            .toDF("label", "scores")
            .select(
                col("label"),
                col("label").as("prediction"),
                array_to_vector(transform(col("scores"), score -> score.divide(sum)))
                    .as("probability")));
  }

  /** Returns the rows from a Parquet file, which is made once. */
  private Dataset<Row> stored(SparkSession session, String name, Dataset<Row> rows) {
    String path = FOLDER.resolve(name).toString();
    if (!Files.exists(Path.of(path, "_SUCCESS"))) {
      rows.write().mode("overwrite").parquet(path);
    }
    return session.read().parquet(path);
  }

  private double number(String query) {
    return spark.sql(query).first().getDouble(0);
  }

  private double byRows(String query) {
    return rowCode.sql(query).first().getDouble(0);
  }

  private List<Row> collect(String query) {
    return spark.sql(query).collectAsList();
  }

  private void report() throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    StringBuilder tables = new StringBuilder();
    for (Contest contest : contests) {
      tables.append(contest.table());
      json.put(contest.title(), contest.seconds());
    }
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("side-by-side.md"), tables, StandardCharsets.UTF_8);
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(FOLDER.resolve("side-by-side.json").toFile(), json);
    System.out.println(tables);
  }
}

package io.sparkloss.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.FileScans;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs of data that are scored already: bits, columns, weights, slices, refusals. */
class CostEvaluatorIT {

  private static final Dataset<Row> FLIGHTS = Flights.some();
  private static final SparkSession SPARK = FLIGHTS.sparkSession();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mse                       | mse(delay, delay_trees)",
        "rmse                      | rmse(delay, delay_trees)",
        "absolute_error            | mae(delay, delay_trees)",
        "huber_loss(delta=15)      | cost(huber_loss(delay, delay_trees, 15))",
        "quantile_loss(alpha=0.9)  | cost(quantile_loss(delay, delay_trees, 0.9))",
        "gaussian_nll              | cost(gaussian_nll(delay, delay_trees, x1 + 30))",
      })
  void lossesOfPredictionsHaveTheBitsOfSql(String loss, String sql) {
    CostEvaluator evaluator =
        new CostEvaluator()
            .setLoss(loss)
            .setLabelCol("delay")
            .setPredictionCol("delay_trees")
            .setScaleCol("spread");
    Dataset<Row> data = FLIGHTS.withColumn("spread", FLIGHTS.col("x1").plus(30));

    assertSameBits(evaluator.evaluate(data), sql(data, sql));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "log_loss                                    | log_loss(late, late_p)",
        "log_loss(epsilon=0.01, class_weights='1,3')"
            + "| log_loss(late, late_p, map('epsilon', '0.01', 'class_weights', '1,3'))",
        "brier                                       | brier(late, late_p)",
        "zero_one_loss(threshold=0.5)"
            + " | cost(zero_one_loss(late, late_p, map('threshold', '0.5')))",
        "binary_cross_entropy_with_logits            | log_loss_with_logits(late, late_z)",
        "hinge_loss                                  | cost(hinge_loss(late, late_z))",
      })
  void lossesOfTwoClassesHaveTheBitsOfSql(String loss, String sql) {
    CostEvaluator evaluator =
        new CostEvaluator()
            .setLoss(loss)
            .setLabelCol("late")
            .setProbabilityCol("late_p")
            .setRawPredictionCol("late_z");

    assertSameBits(evaluator.evaluate(FLIGHTS), sql(FLIGHTS, sql));
  }

  @Test
  void lossesOfManyClassesHaveTheBitsOfSql() {
    String classes = "early,on_time,late,very_late";
    CostEvaluator evaluator =
        new CostEvaluator()
            .setLoss("log_loss(classes='" + classes + "')")
            .setLabelCol("lateness")
            .setProbabilityCol("lateness_p")
            .setNumClasses(4);

    assertSameBits(
        evaluator.evaluate(FLIGHTS),
        sql(FLIGHTS, "log_loss(lateness, lateness_p, map('classes', '" + classes + "'))"));
  }

  @Test
  void rowsCountByTheirWeight() {
    Dataset<Row> data = FLIGHTS.selectExpr("*", "flight_id % 4 AS w");
    CostEvaluator evaluator = ofTrees().setWeightCol("w");

    assertSameBits(evaluator.evaluate(data), sql(data, "mae(delay, delay_trees, w)"));
    assertSameBits(
        evaluator.setLoss("huber_loss(delta=15)").evaluate(data),
        sql(data, "cost(huber_loss(delay, delay_trees, 15), w)"));
  }

  @Test
  void manyLossesTakeOnePassAndAreThoseOfOneLoss() throws Exception {
    List<String> losses =
        List.of("mae", "rmse", "huber_loss(delta=15)", "quantile_loss(alpha=0.9)");
    CostEvaluator evaluator = ofTrees().setSliceCols(new String[] {"weekday"});

    FileScans.Read<Map<String, Double>> all =
        FileScans.of(() -> evaluator.evaluateAll(FLIGHTS, losses));

    assertThat(all.scans()).as("rows of each scan").hasSize(1);
    assertThat(all.result()).containsOnlyKeys(losses);
    assertThat(all.result().keySet()).containsExactlyElementsOf(losses);
    losses.forEach(
        loss -> assertSameBits(all.result().get(loss), evaluator.setLoss(loss).evaluate(FLIGHTS)));
  }

  @Test
  void aLossGivenTwiceIsRefused() {
    assertThatThrownBy(() -> ofTrees().evaluateAll(FLIGHTS, List.of("mae", "mae")))
        .hasMessage("losses are [mae, mae]; give at least one, and each once");
  }

  @Test
  void theWorstSliceOrTheMeanOfAllIsTheCost() {
    Dataset<Row> slices =
        FLIGHTS.groupBy("origin", "weekday").agg(Map.of("*", "count", "delay", "avg"));
    assertThat(slices.count()).as("slices").isGreaterThan(100);
    CostEvaluator evaluator = ofTrees().setSliceCols(new String[] {"origin", "weekday"});
    FLIGHTS.createOrReplaceTempView("tuned_flights");
    String costs =
        "(SELECT mae(delay, delay_trees) AS c, count(*) AS n FROM tuned_flights"
            + " GROUP BY origin, weekday)";

    assertSameBits(evaluator.evaluate(FLIGHTS), number("SELECT max(c) FROM " + costs));
    assertSameBits(
        evaluator.setMinSliceRows(5).evaluate(FLIGHTS),
        number("SELECT max(c) FROM " + costs + " WHERE n >= 5"));
    assertThat(evaluator.setSliceCost("mean").evaluate(FLIGHTS))
        .isCloseTo(number("SELECT avg(c) FROM " + costs + " WHERE n >= 5"), within(1e-9));
    assertThatThrownBy(
            () -> evaluator.setMinSliceRows(100_000).setOnUndefined("fail").evaluate(FLIGHTS))
        .isInstanceOf(UndefinedCostException.class)
        .hasMessage(
            "the cost of mae is undefined: no slice has as many used rows as minSliceRows says");
  }

  @Test
  void aSliceOfNaNMakesTheCostUndefined() {
    Dataset<Row> data = rows("(1D, 1D, 'a'), (1D, 3D, 'b'), (1D, CAST('NaN' AS DOUBLE), 'c')", "k");
    CostEvaluator evaluator = new CostEvaluator().setLoss("mae").setSliceCols(new String[] {"k"});

    assertThat(evaluator.evaluate(data)).isInfinite().isPositive();
    assertThat(evaluator.setSliceCost("mean").evaluate(data)).isInfinite().isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(1D, CAST('NaN' AS DOUBLE), 1), (1D, 1D, 1) | it is NaN, as the loss of a row is",
        "(CAST(NULL AS DOUBLE), 1D, 1)               | no row of positive weight has a label",
        "(1D, 1D, 0)                                 | no row of positive weight has a label",
        "(1D, CAST(NULL AS DOUBLE), 1), (1D, 1D, 1)"
            + "| 1 row has a label but not what the loss takes of the model",
      })
  void anUndefinedCostIsInfiniteOrAnError(String values, String why) {
    Dataset<Row> data = rows(values, "w");
    CostEvaluator evaluator = new CostEvaluator().setLoss("mse").setWeightCol("w");

    assertThat(evaluator.evaluate(data)).isInfinite().isPositive();
    assertThatThrownBy(() -> evaluator.setOnUndefined("fail").evaluate(data))
        .isInstanceOf(UndefinedCostException.class)
        .hasMessage("the cost of mse is undefined: " + why);
    assertThatThrownBy(() -> evaluator.evaluate(data.limit(0)))
        .hasMessage("the cost of mse is undefined: no row of positive weight has a label");
  }

  @Test
  void rowsWithoutLabelAreLeftOut() {
    Dataset<Row> data = rows("(1D, 3D, 1), (CAST(NULL AS DOUBLE), 9D, 1)", "w");

    assertThat(new CostEvaluator().setLoss("mse").evaluate(data)).isEqualTo(4);
  }

  @Test
  void refusalsNameColumnParamAndRemedy() {
    assertThatThrownBy(() -> new CostEvaluator().evaluate(FLIGHTS))
        .hasMessage("loss is not set; set it, for example by setLoss(\"mae\")");
    assertThatThrownBy(() -> ofTrees().setPredictionCol("delay_tree").evaluate(FLIGHTS))
        .hasMessage(
            "the dataset has no column 'delay_tree' (predictionCol of mae); did you mean"
                + " 'delay_trees'?");
    assertThatThrownBy(() -> ofTrees().setLabelCol("origin").evaluate(FLIGHTS))
        .hasMessage(
            "column 'origin' (labelCol of mae) is string but must be a number; index text by a"
                + " StringIndexer, cast a boolean to INT");
    assertThatThrownBy(() -> ofTrees().setLoss("gaussian_nll").evaluate(FLIGHTS))
        .hasMessage("gaussian_nll takes a column that is not named; set scaleCol");
    assertThatThrownBy(() -> ofTrees().setSliceCols(new String[] {"orgin"}).evaluate(FLIGHTS))
        .hasMessage("the dataset has no column 'orgin' (sliceCols); did you mean 'origin'?");
  }

  @Test
  void aVectorOfMoreClassesThanSetIsRefused() {
    CostEvaluator evaluator =
        new CostEvaluator().setLoss("log_loss").setLabelCol("late").setProbabilityCol("lateness_p");

    assertThatThrownBy(() -> evaluator.evaluate(FLIGHTS))
        .hasStackTraceContaining(
            "[LOSS_WRONG_LENGTH] column 'lateness_p' (probabilityCol) is an array of 4 but must be"
                + " one of 2; set numClasses to the number of classes. SQLSTATE: 22023");
  }

  @Test
  void columnsWithDotsAndQuotesAreTakenAsTheyStand() {
    Dataset<Row> data = rows("(1D, 3D, 1)", "a.`b'").withColumnRenamed("prediction", "p.q");

    assertThat(
            new CostEvaluator()
                .setLoss("mse")
                .setPredictionCol("p.q")
                .setWeightCol("a.`b'")
                .evaluate(data))
        .isEqualTo(4);
  }

  private static CostEvaluator ofTrees() {
    return new CostEvaluator().setLoss("mae").setLabelCol("delay").setPredictionCol("delay_trees");
  }

  /** Rows of a label, a prediction and a third column. */
  private static Dataset<Row> rows(String values, String third) {
    return SPARK.sql("SELECT * FROM VALUES " + values).toDF("label", "prediction", third);
  }

  private static double sql(Dataset<Row> data, String call) {
    return data.selectExpr(call).head().getDouble(0);
  }

  private static double number(String query) {
    return SPARK.sql(query).head().getDouble(0);
  }

  private static void assertSameBits(double actual, double expected) {
    assertThat(Double.doubleToRawLongBits(actual))
        .as("%s and %s", actual, expected)
        .isEqualTo(Double.doubleToRawLongBits(expected));
  }
}

package io.sparkloss.ml;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.element_at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Predictor;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The columns that Spark ML's classifiers give: vectors of two or more classes, and margins. */
class ClassifiersIT {

  private static final String P1 = "p1";
  private static final String Z1 = "z1";

  @Test
  void ofTwoClassesLossesTakeTheEntryOfClassOne() {
    Dataset<Row> scored = scored(new LogisticRegression(), "late");

    assertSameBits(scored, "log_loss", "log_loss(label, " + P1 + ")");
    assertSameBits(scored, "brier", "brier(label, " + P1 + ")");
    assertSameBits(scored, "log_loss_with_logits", "log_loss_with_logits(label, " + Z1 + ")");
    assertSameBits(scored, "error_rate", "error_rate(label, prediction)");
    assertSameBits(scored, "cross_entropy", "log_loss(label, probability)");
    assertThat(cost(scored, "log_loss_with_logits"))
        .isCloseTo(cost(scored, "log_loss"), withinPercentage(1e-9));
    assertThat(cost(scored, "log_loss"))
        .isCloseTo(
            scored
                .selectExpr("avg(-ln(IF(label = 1, " + P1 + ", 1 - " + P1 + ")))")
                .head()
                .getDouble(0),
            withinPercentage(1e-9));
  }

  @Test
  void aMarginIsTheEntryOfClassOne() {
    Dataset<Row> scored = scored(new LinearSVC().setMaxIter(5), "late");

    assertSameBits(scored, "hinge_loss", "cost(hinge_loss(label, " + Z1 + "))");
    assertThatThrownBy(() -> cost(scored, "log_loss"))
        .hasMessageStartingWith(
            "the dataset has no column 'probability' (probabilityCol of log_loss)");
  }

  @Test
  void theMarginOfBoostedTreesIsHalfTheirLogit() {
    Dataset<Row> scored = scored(new GBTClassifier().setMaxIter(3), "late");

    double logLoss = cost(scored, "log_loss");
    assertThat(
            cost(
                scored.selectExpr("label", "2 * " + Z1 + " AS rawPrediction"),
                "log_loss_with_logits"))
        .isCloseTo(logLoss, withinPercentage(1e-9));
    assertThat(cost(scored, "log_loss_with_logits")).isGreaterThan(logLoss);
  }

  @Test
  void scoresOfTwoClassesThatAreNoMarginAreRefused() {
    Dataset<Row> scored =
        scored(new LogisticRegression().setFamily("multinomial").setMaxIter(5), "late")
            .selectExpr("label", "array(1D, 0.5D) AS rawPrediction");

    assertThatThrownBy(() -> cost(scored, "log_loss_with_logits"))
        .hasStackTraceContaining(
            "[LOSS_PREDICTION_OUT_OF_DOMAIN] column 'rawPrediction' (rawPredictionCol) is (1.0,"
                + " 0.5) but must be a margin after its negative; set numClasses to the number of"
                + " classes, or use a loss of the probability, such as log_loss");
  }

  @Test
  void ofManyClassesVectorsAreTakenAsTheyAre() {
    Dataset<Row> flights =
        new StringIndexer()
            .setInputCol("lateness")
            .setOutputCol("lateness_index")
            .fit(Flights.some())
            .transform(Flights.some());
    Dataset<Row> scored = scored(flights, new LogisticRegression(), "lateness_index");
    CostEvaluator evaluator = new CostEvaluator().setNumClasses(4);

    double logLoss = evaluator.setLoss("log_loss").evaluate(scored);
    assertThat(logLoss).isEqualTo(sql(scored, "log_loss(label, probability)"));
    assertThat(evaluator.setLoss("brier").evaluate(scored))
        .isEqualTo(sql(scored, "brier(label, probability)"));
    assertThat(evaluator.setLoss("log_loss_with_logits").evaluate(scored))
        .isCloseTo(logLoss, withinPercentage(1e-9));
    assertThat(evaluator.setLoss("error_rate").evaluate(scored))
        .isEqualTo(sql(scored, "avg(IF(label = prediction, 0, 1))"));
  }

  private static Dataset<Row> scored(Predictor<?, ?, ?> model, String label) {
    return scored(Flights.some(), model, label);
  }

  private static Dataset<Row> scored(Dataset<Row> flights, Predictor<?, ?, ?> model, String label) {
    Dataset<Row> scored =
        new Pipeline()
            .setStages(
                new PipelineStage[] {Flights.features(), (PipelineStage) model.setLabelCol(label)})
            .fit(flights)
            .transform(flights)
            .drop("label")
            .withColumnRenamed(label, "label");
    for (String vector : List.of("probability", "rawPrediction")) {
      if (List.of(scored.columns()).contains(vector)) {
        String entry = vector.equals("probability") ? P1 : Z1;
        scored =
            scored.withColumn(entry, element_at(vector_to_array(scored.col(vector), "float64"), 2));
      }
    }
    return scored.cache();
  }

  private static double cost(Dataset<Row> scored, String loss) {
    return new CostEvaluator().setLoss(loss).evaluate(scored);
  }

  private static void assertSameBits(Dataset<Row> scored, String loss, String sql) {
    assertThat(Double.doubleToRawLongBits(cost(scored, loss)))
        .as(loss)
        .isEqualTo(Double.doubleToRawLongBits(sql(scored, sql)));
  }

  private static double sql(Dataset<Row> scored, String call) {
    return scored.selectExpr(call).head().getDouble(0);
  }
}

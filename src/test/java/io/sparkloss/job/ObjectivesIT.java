package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.result.entry.ObjectiveEntry;
import io.sparkloss.result.json.EvaluationJson;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Costs plus penalties, on coefficients from the file and from models that Spark ML saved. */
class ObjectivesIT extends FourRows {

  /** The cost of a is 1.25 by squared error, 0.75 by absolute error. */
  private static final String RUN =
      """
      run: r
      input: {path: data}
      targets:
        t:
          label: y
          models: {a: {prediction: a, penalty: PENALTY}, b: b}
          losses: [squared_error, absolute_error, rmse]
      output: {directory: out}
      """;

  @BeforeEach
  void data() {
    rows().write().mode("overwrite").parquet(directory + "/data");
  }

  @Test
  void everyCostOfThePenalisedModelHasAnObjective() throws Exception {
    JobRun run = evaluate("{l1: 0.5, coefficients: [1, -2, 0]}");

    assertThat(run.errors()).isEmpty();
    // 0.5 · (1 + 2 + 0); the root of a mean has no objective.
    assertThat(objectives())
        .containsExactly(
            new ObjectiveEntry("t", "a", "squared_error", 1.25, 1.5, 2.75),
            new ObjectiveEntry("t", "a", "absolute_error", 0.75, 1.5, 2.25));
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "objective of t, model a, squared_error: 2.75, which is the cost 1.25 and the penalty"
                + " 1.50");
  }

  @Test
  void penaltiesAreAsDefined() throws Exception {
    // 0.25 · (1 + 4)
    assertThat(penalty("{l2: 0.25, coefficients: [1, -2]}")).isEqualTo(1.25);
    // 2 · (0.75 · 3 + 0.25 / 2 · 5)
    assertThat(penalty("{elastic_net: {lambda: 2, alpha: 0.75}, coefficients: [1, -2]}"))
        .isEqualTo(5.75);
  }

  @Test
  void coefficientsOfALinearRegression() throws Exception {
    LinearRegressionModel model = new LinearRegression().setRegParam(0.1).fit(samples());
    model.write().save(directory + "/model");

    assertPenalty("model", l1(model.coefficients().toArray()), model.intercept());
  }

  @Test
  void coefficientsOfALogisticRegression() throws Exception {
    LogisticRegressionModel model =
        new LogisticRegression().setRegParam(0.1).setFamily("multinomial").fit(samples());
    model.write().save(directory + "/model");

    assertPenalty(
        "model", l1(model.coefficientMatrix().toArray()), model.interceptVector().toArray());
  }

  @Test
  void coefficientsOfABinaryRegressionWithZerosLeftOut() throws Exception {
    Dataset<Row> constant =
        new VectorAssembler()
            .setInputCols(new String[] {"u", "one"})
            .setOutputCol("features")
            .transform(samples().drop("features").selectExpr("*", "1D AS one"));
    LogisticRegressionModel model = new LogisticRegression().setRegParam(0.05).fit(constant);
    model.write().save(directory + "/model");

    assertThat(model.coefficients().toArray()).contains(0.0);
    assertPenalty("model", l1(model.coefficients().toArray()), model.intercept());
  }

  @Test
  void coefficientsOfTheOneRegressionInAPipeline() throws Exception {
    Dataset<Row> raw = samples().drop("features");
    VectorAssembler assembler =
        new VectorAssembler().setInputCols(new String[] {"u", "v"}).setOutputCol("features");
    GeneralizedLinearRegression regression =
        new GeneralizedLinearRegression().setFamily("gaussian");
    var fitted = new Pipeline().setStages(new PipelineStage[] {assembler, regression}).fit(raw);
    fitted.write().save(directory + "/pipeline");
    var model = (GeneralizedLinearRegressionModel) fitted.stages()[1];

    assertPenalty("pipeline", l1(model.coefficients().toArray()), model.intercept());
  }

  @Test
  void whatIsNoSuchModelIsRefused() throws Exception {
    Dataset<Row> raw = samples().drop("features");
    VectorAssembler assembler =
        new VectorAssembler().setInputCols(new String[] {"u", "v"}).setOutputCol("features");
    new Pipeline()
        .setStages(new PipelineStage[] {assembler})
        .fit(raw)
        .write()
        .save(directory + "/none");

    assertRefused(
        "nowhere", "file:DIR/nowhere is no model that Spark ML saved: it holds no metadata");
    assertRefused(
        "none",
        "file:DIR/none holds none of LogisticRegressionModel, GeneralizedLinearRegressionModel,"
            + " LinearRegressionModel but VectorAssembler; name one of them, or give coefficients");
  }

  private static Dataset<Row> samples() {
    return new VectorAssembler()
        .setInputCols(new String[] {"u", "v"})
        .setOutputCol("features")
        .transform(
            TestSpark.session()
                .sql(
                    "SELECT * FROM VALUES (0D, 1D, 0.5D), (1D, 2D, 0.25D), (0D, 1.5D, 1D),"
                        + " (1D, 3D, 0.75D), (1D, 1.75D, 0.125D) AS t(label, u, v)"));
  }

  private static double l1(double... coefficients) {
    return Arrays.stream(coefficients).map(Math::abs).sum();
  }

  private void assertPenalty(String model, double norm, double... intercept) throws Exception {
    Offset<Double> rounding = Offset.offset(Math.ulp(norm + l1(intercept)) * 4); // a sum of a few
    assertThat(penalty("{l1: 1, coefficients_of: " + model + "}")).isCloseTo(norm, rounding);
    assertThat(penalty("{l1: 1, coefficients_of: " + model + ", intercept: true}"))
        .isCloseTo(norm + l1(intercept), rounding);
    assertThat(l1(intercept)).isPositive();
  }

  private void assertRefused(String model, String message) throws Exception {
    JobRun run = evaluate("{l1: 1, coefficients_of: " + model + "}");
    assertThat(run.errors())
        .map(line -> line.replace(directory.toString(), "DIR"))
        .containsExactly("error: run r: targets.t.models.a.penalty.coefficients_of: " + message);
    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
  }

  private double penalty(String penalty) throws Exception {
    assertThat(evaluate(penalty).errors()).isEmpty();
    return objectives().get(0).penalty();
  }

  private JobRun evaluate(String penalty) throws Exception {
    return JobRun.of(directory, RUN.replace("PENALTY", penalty));
  }

  private List<ObjectiveEntry> objectives() throws Exception {
    return EvaluationJson.read(Files.readString(directory.resolve("out/evaluation.json")))
        .objectives();
  }
}

package io.sparkloss.ml;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.ml.tuning.TrainValidationSplitModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** Pipelines of Spark ML chosen by costs: by cross-validation and by one split. */
class TuningIT {

  private static final int FOLDS = 3;
  private static final double[] STRENGTHS = {1000, 0, 10};

  private final LinearRegression regression = new LinearRegression();
  private final Pipeline pipeline =
      new Pipeline().setStages(new PipelineStage[] {Flights.features(), regression});

  @Test
  void crossValidationChoosesTheModelOfLeastCost() {
    CrossValidatorModel chosen = validator("huber_loss(delta=15)").fit(Flights.some());

    List<Double> byHand = new ArrayList<>();
    for (double strength : STRENGTHS) {
      byHand.add(meanHuberOverFolds(strength));
    }
    double best = STRENGTHS[byHand.indexOf(byHand.stream().min(Double::compare).orElseThrow())];
    for (int i = 0; i < STRENGTHS.length; i++) {
      assertThat(chosen.avgMetrics()[i]).isCloseTo(byHand.get(i), withinPercentage(1e-9));
    }
    assertThat(strength(chosen.bestModel())).isEqualTo(best);
    assertThat(best).as("not the first, which wins by default").isNotEqualTo(STRENGTHS[0]);
  }

  @Test
  void oneSplitChoosesTheModelOfLeastCost() {
    LogisticRegression logistic = new LogisticRegression().setLabelCol("late");
    ParamMap[] grid =
        new ParamGridBuilder().addGrid(logistic.regParam(), new double[] {10, 0.001}).build();
    Dataset<Row> flights = Flights.some().cache();

    TrainValidationSplitModel chosen =
        new TrainValidationSplit()
            .setEstimator(
                new Pipeline().setStages(new PipelineStage[] {Flights.features(), logistic}))
            .setEstimatorParamMaps(grid)
            .setEvaluator(new CostEvaluator().setLoss("log_loss").setLabelCol("late"))
            .setSeed(7)
            .setParallelism(2)
            .fit(flights);

    Dataset<Row>[] parts = flights.randomSplit(new double[] {0.75, 0.25}, 7);
    for (int i = 0; i < grid.length; i++) {
      PipelineModel model =
          new Pipeline()
              .setStages(new PipelineStage[] {Flights.features(), logistic.copy(grid[i])})
              .fit(parts[0]);
      double byHand =
          model
              .transform(parts[1])
              .withColumn("p", vector_to_array(col("probability"), "float64"))
              .selectExpr("avg(-ln(element_at(p, late + 1)))")
              .head()
              .getDouble(0);
      assertThat(chosen.validationMetrics()[i]).isCloseTo(byHand, withinPercentage(1e-9));
    }
    assertThat(chosen.validationMetrics()[1]).isLessThan(chosen.validationMetrics()[0]);
    LogisticRegressionModel best =
        (LogisticRegressionModel) ((PipelineModel) chosen.bestModel()).stages()[1];
    assertThat(best.getRegParam()).isEqualTo(0.001);
  }

  @Test
  void whatIsUndefinedNeverWins() {
    String bad = "SELECT *, 1e6 AS prediction FROM __THIS__";
    CrossValidatorModel chosen =
        bySql(
            "lose",
            "SELECT *, CAST('NaN' AS DOUBLE) AS prediction FROM __THIS__",
            "SELECT *, CAST(NULL AS DOUBLE) AS prediction FROM __THIS__",
            "SELECT *, label AS prediction FROM __THIS__ WHERE false",
            "SELECT *, label AS prediction FROM __THIS__ WHERE fold_copy <> 1",
            "SELECT *, IF(hour < 12, label, NULL) AS prediction FROM __THIS__",
            bad);

    double[] costs = chosen.avgMetrics();
    assertThat(Arrays.copyOf(costs, costs.length - 1))
        .as("NaN, NULL, no row, no row in a fold, some NULL")
        .containsOnly(Double.POSITIVE_INFINITY);
    assertThat(costs[costs.length - 1]).isFinite();
    assertThat(((SQLTransformer) ((PipelineModel) chosen.bestModel()).stages()[0]).getStatement())
        .isEqualTo(bad);
  }

  @Test
  void whereAllAreUndefinedTheFirstWinsUnlessThatIsToFail() {
    String none = "SELECT *, label AS prediction FROM __THIS__ WHERE false";

    assertThat(bySql("lose", none).avgMetrics()).containsExactly(Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> bySql("fail", none))
        .hasStackTraceContaining(
            "the cost of mae is undefined: no row of positive weight has a label");
  }

  @Test
  void evaluatorValidatorAndModelAreSavedAndLoaded(@TempDir Path folder) throws Exception {
    CostEvaluator evaluator =
        new CostEvaluator()
            .setLoss("huber_loss(delta=15)")
            .setWeightCol("x3")
            .setSliceCols(new String[] {"weekday", "fold_copy"})
            .setSliceCost("mean")
            .setMinSliceRows(2)
            .setNumClasses(3)
            .setOnUndefined("fail");
    CrossValidator validator = validator("mse").setEvaluator(evaluator);
    Dataset<Row> flights = Flights.some().selectExpr("*", "fold AS fold_copy");
    CrossValidatorModel model = validator.fit(flights);

    evaluator.write().overwrite().save(folder.resolve("evaluator").toString());
    validator.save(folder.resolve("validator").toString());
    model.save(folder.resolve("model").toString());

    CostEvaluator loaded = CostEvaluator.load(folder.resolve("evaluator").toString());
    assertSameParams(loaded, evaluator);
    CrossValidator again = CrossValidator.load(folder.resolve("validator").toString());
    assertSameParams((CostEvaluator) again.getEvaluator(), evaluator);
    CrossValidatorModel used = CrossValidatorModel.load(folder.resolve("model").toString());
    assertSameParams((CostEvaluator) used.getEvaluator(), evaluator);
    Dataset<Row> scored = model.transform(flights);
    assertThat(loaded.evaluate(used.transform(flights))).isEqualTo(evaluator.evaluate(scored));
    assertThat(again.fit(flights).avgMetrics()).containsExactly(model.avgMetrics());
  }

  private CrossValidator validator(String loss) {
    return new CrossValidator()
        .setEstimator(pipeline)
        .setEstimatorParamMaps(
            new ParamGridBuilder().addGrid(regression.regParam(), STRENGTHS).build())
        .setEvaluator(new CostEvaluator().setLoss(loss))
        .setNumFolds(FOLDS)
        .setFoldCol("fold")
        .setParallelism(2);
  }

  /** Returns the mean over the folds of the Huber loss, written out in SQL. */
  private double meanHuberOverFolds(double strength) {
    double sum = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      Dataset<Row> flights = Flights.some();
      sum +=
          pipeline
              .fit(
                  flights.where("fold <> " + fold),
                  new ParamMap().put(regression.regParam().w(strength)))
              .transform(flights.where("fold = " + fold))
              .selectExpr("abs(label - prediction) AS r")
              .selectExpr("avg(IF(r <= 15, r * r / 2, 15 * (r - 7.5D)))")
              .head()
              .getDouble(0);
    }
    return sum / FOLDS;
  }

  private static double strength(org.apache.spark.ml.Model<?> model) {
    return ((LinearRegressionModel) ((PipelineModel) model).stages()[1]).getRegParam();
  }

  /** Chooses among statements, of which each takes the place of a model. */
  private static CrossValidatorModel bySql(String onUndefined, String... statements) {
    SQLTransformer model = new SQLTransformer();
    ParamGridBuilder grid = new ParamGridBuilder();
    grid.addGrid(
        model.statement(), CollectionConverters.asScala(Arrays.asList(statements)).toSeq());
    return new CrossValidator()
        .setEstimator(new Pipeline().setStages(new PipelineStage[] {model}))
        .setEstimatorParamMaps(grid.build())
        .setEvaluator(new CostEvaluator().setLoss("mae").setOnUndefined(onUndefined))
        .setNumFolds(FOLDS)
        .setFoldCol("fold")
        .setParallelism(2)
        .fit(Flights.some().selectExpr("*", "fold AS fold_copy"));
  }

  private static void assertSameParams(CostEvaluator actual, CostEvaluator expected) {
    assertThat(actual.uid()).isEqualTo(expected.uid());
    assertThat(texts(actual)).isEqualTo(texts(expected)).containsEntry("numClasses", "3");
  }

  private static Map<String, String> texts(CostEvaluator evaluator) {
    Map<String, String> texts = new TreeMap<>();
    for (Param<?> param : evaluator.params()) {
      if (evaluator.isDefined(param)) {
        texts.put(param.name(), text(evaluator, param));
      }
    }
    return texts;
  }

  private static <T> String text(CostEvaluator evaluator, Param<T> param) {
    return param.jsonEncode(evaluator.getOrDefault(param));
  }
}

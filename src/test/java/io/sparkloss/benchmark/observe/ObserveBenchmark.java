package io.sparkloss.benchmark.observe;

import static io.sparkloss.spark.LossFunctions.binaryCrossEntropy;
import static io.sparkloss.spark.LossFunctions.costStateAgg;
import static io.sparkloss.spark.LossFunctions.logLoss;
import static io.sparkloss.spark.LossFunctions.mae;
import static io.sparkloss.spark.LossFunctions.mse;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.sparkloss.TestSpark;
import io.sparkloss.benchmark.report.Machine;
import io.sparkloss.benchmark.report.ReportFiles;
import io.sparkloss.benchmark.report.Rounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Predictor;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.GBTRegressor;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * What observed costs add to jobs that score the flights of the quick start, many times over, by a
 * linear model or by boosted trees and write Parquet, and what a query over the written files would
 * take instead, alternating in one run: {@code mvn verify -Pbenchmark -Dit.test=ObserveBenchmark}.
 *
 * <p>Writes {@code observe.json} and {@code observe.md} to {@code target/benchmark}. {@code
 * -Dbenchmark.copies} and {@code -Dbenchmark.rounds} change the size.
 *
 * <p>Not a test of speed: nothing is asserted.
 */
class ObserveBenchmark {

  private static final Path FOLDER = Path.of("target", "benchmark");
  private static final int COPIES = Integer.getInteger("benchmark.copies", 100);
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);
  private static final String FLIGHTS = "jobs/data/flights-predictions.parquet";
  private static final String SCORED = FOLDER.resolve("observe-scored").toString();

  private static final Column ROWS = count(lit(1)).as("rows");
  private static final Column MSE = mse(col("delay"), col("score")).as("mse");
  private static final Column MAE = mae(col("delay"), col("score")).as("mae");
  private static final Column LOG_LOSS = logLoss(col("late"), col("late_p")).as("log_loss");
  private static final Column STATE =
      costStateAgg(binaryCrossEntropy(col("late"), col("late_p"))).as("state");

  @Test
  void observe() throws Exception {
    Map<String, Predictor<?, ?, ?>> models = new LinkedHashMap<>();
    models.put("a linear model", new LinearRegression());
    models.put("20 boosted trees", new GBTRegressor().setMaxIter(20).setSeed(1));
    Map<String, Object> report = new LinkedHashMap<>(Machine.facts(TestSpark.session()));
    StringBuilder tables = new StringBuilder();
    for (Map.Entry<String, Predictor<?, ?, ?>> model : models.entrySet()) {
      Dataset<Row> scored = scored(model.getValue());
      Rounds rounds = Rounds.of(jobs(scored), ROUNDS);
      report.put("rows", scored.count());
      report.put(model.getKey(), rounds.seconds());
      tables.append(rounds.table("scoring by " + model.getKey())).append('\n');
    }
    report.put("rounds", ROUNDS);
    ReportFiles files = new ReportFiles(FOLDER, "observe");
    files.json(report);
    files.markdown(tables + ReportFiles.sentence(Machine.facts(TestSpark.session())) + "\n");
    System.out.println(tables);
  }

  private static Map<String, Rounds.Work> jobs(Dataset<Row> scored) {
    Map<String, Rounds.Work> jobs = new LinkedHashMap<>();
    jobs.put("writing", () -> write(scored));
    jobs.put("observing the rows", () -> observe(scored));
    jobs.put("observing mse", () -> observe(scored, MSE));
    jobs.put("observing mse, mae, log_loss", () -> observe(scored, MSE, MAE, LOG_LOSS));
    jobs.put("observing these and a state", () -> observe(scored, MSE, MAE, LOG_LOSS, STATE));
    jobs.put("mse, mae, log_loss of what was written", ObserveBenchmark::queryAfterwards);
    return jobs;
  }

  private static Dataset<Row> scored(Predictor<?, ?, ?> model) {
    Dataset<Row> flights = TestSpark.session().read().parquet(FLIGHTS);
    model.setLabelCol("delay");
    model.setPredictionCol("score");
    PipelineStage[] stages = {
      new VectorAssembler()
          .setInputCols(new String[] {"hour", "weekday", "distance"})
          .setOutputCol("features"),
      model
    };
    PipelineModel fitted = new Pipeline().setStages(stages).fit(flights);
    return fitted.transform(TestSpark.session().read().parquet(copies(flights))).drop("features");
  }

  private static String copies(Dataset<Row> flights) {
    Path copies = FOLDER.resolve("observe-" + COPIES);
    if (!Files.exists(copies.resolve("_SUCCESS"))) {
      flights
          .select("flight_id", "hour", "weekday", "distance", "delay", "late", "late_p")
          .crossJoin(TestSpark.session().range(COPIES).toDF("copy"))
          .repartition(8)
          .write()
          .mode("overwrite")
          .parquet(copies.toString());
    }
    return copies.toString();
  }

  private static void observe(Dataset<Row> scored, Column... costs) throws InterruptedException {
    Observation observation = new Observation("scoring");
    write(scored.observe(observation, ROWS, costs));
    if (!observation.getAsJava().containsKey("rows")) {
      throw new IllegalStateException("nothing was observed");
    }
  }

  private static void write(Dataset<Row> scored) {
    scored.write().mode("overwrite").parquet(SCORED);
  }

  private static void queryAfterwards() {
    TestSpark.session().read().parquet(SCORED).agg(ROWS, MSE, MAE, LOG_LOSS).collectAsList();
  }
}

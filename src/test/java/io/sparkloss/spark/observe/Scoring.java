package io.sparkloss.spark.observe;

import static io.sparkloss.spark.LossFunctions.binaryCrossEntropy;
import static io.sparkloss.spark.LossFunctions.costStateAgg;
import static io.sparkloss.spark.LossFunctions.logLoss;
import static io.sparkloss.spark.LossFunctions.mse;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/** A job that writes predictions and observes their costs while it does. */
final class Scoring {

  private static final Column ROWS = count(lit(1)).as("rows");

  private Scoring() {}

  /** Returns the costs that are observed beside the rows. */
  static List<Column> costs() {
    return List.of(
        mse(col("y"), col("score")).as("mse"),
        logLoss(col("late"), col("p")).as("log_loss"),
        costStateAgg(binaryCrossEntropy(col("late"), col("p"))).as("state"));
  }

  /**
   * Writes the rows, observed before something else is done to them.
   *
   * @return what was observed
   */
  static Map<String, Object> write(
      Dataset<Row> scored, UnaryOperator<Dataset<Row>> afterwards, Path to)
      throws InterruptedException {
    Observation observation = new Observation("scoring");
    Dataset<Row> observed = scored.observe(observation, ROWS, costs().toArray(new Column[0]));
    afterwards.apply(observed).write().mode("overwrite").parquet(to.toString());
    return observation.getAsJava();
  }

  /** Returns the same of what was written. */
  static Row ofWritten(Dataset<Row> written) {
    return written.agg(ROWS, costs().toArray(new Column[0])).head();
  }
}

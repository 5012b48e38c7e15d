package io.sparkloss.spark.streaming;

import io.sparkloss.TestSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.apache.spark.sql.streaming.Trigger;

/** Predictions of flights that arrive day by day as JSON files in a folder, and their costs. */
final class LiveFlights {

  /** The costs of a window, by their names. */
  static final String COSTS =
      "count(*) AS rows, mse(delay, delay_trees) AS mse, mae(delay, delay_trees) AS mae,"
          + " log_loss(late, late_p) AS log_loss,"
          + " cost_state_agg(binary_cross_entropy(late, late_p)) AS state";

  private static final String SCHEMA =
      "time TIMESTAMP, delay BIGINT, delay_trees DOUBLE, late INT, late_p DOUBLE";
  private static final SparkSession SPARK = TestSpark.session();

  private final Path folder;
  private final String window;
  private final String having;

  /**
   * Names what is computed.
   *
   * @param folder where the files, the checkpoint and the results lie
   * @param window the arguments of {@code window} after the time
   * @param having the condition of the groups, or nothing
   */
  LiveFlights(Path folder, String window, String having) {
    this.folder = folder;
    this.window = window;
    this.having = having;
  }

  /** Puts the flights of a day of June into the folder, as one file. */
  void arrive(int day) {
    arrive(flights("dayofmonth(date) = " + day));
  }

  /** Puts rows into the folder, as one file. */
  void arrive(Dataset<Row> rows) {
    rows.coalesce(1).write().mode("append").json(place("in"));
  }

  /** Returns flights of June that satisfy a condition. */
  static Dataset<Row> flights(String condition) {
    return SPARK
        .read()
        .parquet("jobs/data/flights-predictions.parquet")
        .where(condition)
        .selectExpr("CAST(date AS TIMESTAMP) AS time", "delay", "delay_trees", "late", "late_p");
  }

  /** Returns the costs of all rows that arrived, by batch. */
  Dataset<Row> batch() {
    return costs(SPARK.read().schema(SCHEMA).json(place("in")));
  }

  /** Returns the writer of the costs of a stream that takes a file at a time. */
  DataStreamWriter<Row> stream(String mode) {
    Dataset<Row> rows =
        SPARK
            .readStream()
            .schema(SCHEMA)
            .option("maxFilesPerTrigger", 1)
            .json(place("in"))
            .withWatermark("time", "2 hours");
    return costs(rows)
        .writeStream()
        .outputMode(mode)
        .trigger(Trigger.AvailableNow())
        .option("checkpointLocation", place("checkpoint"));
  }

  /** Runs a stream until it has taken all files that are there; returns what it tells of itself. */
  static List<StreamingQueryProgress> finish(DataStreamWriter<Row> stream) throws Exception {
    StreamingQuery query = stream.start();
    query.awaitTermination();
    return new ArrayList<>(List.of(query.recentProgress()));
  }

  /** Returns where something of this name lies. */
  String place(String name) {
    return folder.resolve(name).toString();
  }

  private Dataset<Row> costs(Dataset<Row> rows) {
    rows.createOrReplaceTempView("live_flights");
    return SPARK.sql(
        "SELECT window(time, "
            + window
            + ") AS window, "
            + COSTS
            + " FROM live_flights GROUP BY window(time, "
            + window
            + ")"
            + having);
  }
}

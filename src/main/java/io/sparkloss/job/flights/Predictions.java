package io.sparkloss.job.flights;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The predictions for June: one row per flight, with its labels and what each model says.
 *
 * <p>Baselines and encodings use every flight of January to May; the models of spark-mllib learn
 * from the tenth of them that a hash of the flight picks, which is enough for so few features.
 *
 * @since 0.1.0
 */
final class Predictions {

  private static final String LEARNED_FROM = "pmod(xxhash64(%s), 10) = 0";

  private static final String LATENESS_INDEX =
      Flights.LATENESS.stream()
          .collect(Collectors.joining("', '", "array_position(array('", "'), lateness) - 1"));

  private static final boolean MISSING_ARE_NULL = true;

  private static final String[] OUTPUT = {
    "flight_id",
    "date",
    "hour",
    "weekday",
    "origin",
    "destination",
    "distance",
    "delay",
    "delay_mean",
    "delay_median",
    "delay_trees",
    "late",
    "late_p",
    "late_z",
    "late_trees_p",
    "late_trees_z",
    "lateness",
    "lateness_p"
  };

  private Predictions() {}

  /**
   * Fits the models and predicts.
   *
   * @param spark a session with the views of {@link Flights}, whose other temporary views this may
   *     define
   * @param sample which flights of June to predict; null for all
   */
  static Dataset<Row> make(SparkSession spark, @Nullable Sample sample) {
    Dataset<Row> known = withFeatures(spark, sample);
    Dataset<Row> training = known.where("flight_id IS NULL");
    Dataset<Row> rows = known.where("flight_id IS NOT NULL");
    rows = Models.delayTrees(training, rows);
    rows = Models.lateLinear(training, rows);
    rows = Models.lateTrees(training, rows);
    rows = Models.latenessLinear(training, rows);
    return rows.selectExpr(OUTPUT);
  }

  /**
   * The flights to learn from, which have no {@code flight_id}, and those to predict, with their
   * features. They are computed once and kept, in two partitions and an order that never change.
   */
  private static Dataset<Row> withFeatures(SparkSession spark, @Nullable Sample sample) {
    Dataset<Row> june = spark.table(Flights.JUNE);
    (sample == null ? june : sample.of(june)).createOrReplaceTempView("to_predict");
    Dataset<Row> learnedFrom =
        spark
            .table(Flights.HISTORY)
            .where(LEARNED_FROM.formatted(String.join(", ", Flights.COLUMNS)));
    Dataset<Row> all =
        Baselines.predict(spark, "to_predict").unionByName(learnedFrom, MISSING_ARE_NULL);
    Column[] order = Flights.COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
    return Features.add(spark, all)
        .withColumn("lateness_index", expr(LATENESS_INDEX))
        .repartition(2, order)
        .sortWithinPartitions(order)
        .localCheckpoint();
  }
}

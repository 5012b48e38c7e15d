package io.sparkloss.job.flights;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;

import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.regression.GBTRegressor;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The models of spark-mllib. Each method fits on the first argument and adds its predictions to the
 * second.
 *
 * <p>The margin m of {@code GBTClassifier} stands for the probability 1/(1 + e<sup>−2m</sup>), so
 * its logit is z = 2m; that of {@code LogisticRegression} is its raw prediction. With either, the
 * probability is 1/(1 + e<sup>−z</sup>).
 *
 * <p>The same rows in the same two partitions give the same model to the last bit: a sum of two
 * parts does not depend on which came first. The linear models merge their statistics less
 * symmetrically, so they get one partition.
 *
 * @since 0.1.0
 */
final class Models {

  private static final long SEED = 2001;
  private static final int TREES = 20;
  private static final int DEPTH = 5;
  private static final double STEP = 0.2;
  private static final int FLIGHTS_PER_LEAF = 100;

  private Models() {}

  /** Adds {@code delay_trees}, the delay in minutes. */
  static Dataset<Row> delayTrees(Dataset<Row> training, Dataset<Row> flights) {
    return new GBTRegressor()
        .setFeaturesCol(Features.COLUMN)
        .setLabelCol("delay")
        .setPredictionCol("delay_trees")
        .setMaxIter(TREES)
        .setMaxDepth(DEPTH)
        .setStepSize(STEP)
        .setMinInstancesPerNode(FLIGHTS_PER_LEAF)
        .setSeed(SEED)
        .fit(training)
        .transform(flights);
  }

  /** Adds {@code late_p} and {@code late_z}. */
  static Dataset<Row> lateLinear(Dataset<Row> training, Dataset<Row> flights) {
    return new LogisticRegression()
        .setFeaturesCol(Features.COLUMN)
        .setLabelCol("late")
        .setFamily("binomial")
        .fit(training.coalesce(1))
        .transform(flights)
        .withColumn("late_p", element("probability", 1))
        .withColumn("late_z", element("rawPrediction", 1))
        .drop("probability", "rawPrediction", "prediction");
  }

  /** Adds {@code late_trees_p} and {@code late_trees_z}. */
  static Dataset<Row> lateTrees(Dataset<Row> training, Dataset<Row> flights) {
    return new GBTClassifier()
        .setFeaturesCol(Features.COLUMN)
        .setLabelCol("late")
        .setMaxIter(TREES)
        .setMaxDepth(DEPTH)
        .setStepSize(STEP)
        .setMinInstancesPerNode(FLIGHTS_PER_LEAF)
        .setSeed(SEED)
        .fit(training)
        .transform(flights)
        .withColumn("late_trees_p", element("probability", 1))
        .withColumn("late_trees_z", element("rawPrediction", 1).multiply(2))
        .drop("probability", "rawPrediction", "prediction");
  }

  /** Adds {@code lateness_p}, the probabilities in the order of {@link Flights#LATENESS}. */
  static Dataset<Row> latenessLinear(Dataset<Row> training, Dataset<Row> flights) {
    return new LogisticRegression()
        .setFeaturesCol(Features.COLUMN)
        .setLabelCol("lateness_index")
        .setFamily("multinomial")
        .fit(training.coalesce(1))
        .transform(flights)
        .withColumn("lateness_p", vector_to_array(col("probability"), "float64"))
        .drop("probability", "rawPrediction", "prediction");
  }

  private static Column element(String vector, int index) {
    return vector_to_array(col(vector), "float64").getItem(index);
  }
}

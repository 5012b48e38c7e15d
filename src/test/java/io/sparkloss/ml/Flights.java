package io.sparkloss.ml;

import io.sparkloss.TestSpark;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Some flights with features to learn from, and what the models of the quick start predict. */
final class Flights {

  /**
   * A session in which nothing is observed: where something was, Spark 4.1.0 cannot apply a
   * logistic regression that it has just fitted, since its summary holds the session.
   */
  private static final SparkSession SPARK = TestSpark.session().newSession();

  private Flights() {}

  /** Returns 2,500 flights, the same ones in every run. */
  static Dataset<Row> some() {
    return SPARK
        .read()
        .parquet("jobs/data/flights-predictions.parquet")
        .where("flight_id % 200 < 10")
        .selectExpr(
            "*",
            "CAST(delay AS DOUBLE) AS label",
            "CAST(flight_id % 3 AS INT) AS fold",
            "CAST(hour AS DOUBLE) AS x1",
            "CAST(weekday AS DOUBLE) AS x2",
            "distance / 1000D AS x3");
  }

  /** Returns the stage that makes features of hour, weekday and distance. */
  static VectorAssembler features() {
    return new VectorAssembler()
        .setInputCols(new String[] {"x1", "x2", "x3"})
        .setOutputCol("features");
  }
}

package io.sparkloss.job.flights;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The two predictions of the delay that need no model: the mean and the exact median, in minutes,
 * over the flights of January to May of the same weekday, hour and origin; where there was none,
 * over those of the same origin; failing that, over all.
 *
 * <p>The mean is the constant of least squared error, the median that of least absolute error,
 * which is why each of them wins by its own loss. The median is Spark's {@code median}: exact, the
 * middle of the two middle values when their number is even.
 *
 * @since 0.1.0
 */
final class Baselines {

  private static final String QUERY =
      """
      WITH cell AS (
        SELECT weekday, hour, origin, mean(delay) AS cell_mean, median(delay) AS cell_median
        FROM history GROUP BY weekday, hour, origin),
      origin AS (
        SELECT origin, mean(delay) AS origin_mean, median(delay) AS origin_median
        FROM history GROUP BY origin),
      overall AS (
        SELECT mean(delay) AS overall_mean, median(delay) AS overall_median
        FROM history)
      SELECT {rows}.*,
             coalesce(cell_mean, origin_mean, overall_mean) AS delay_mean,
             coalesce(cell_median, origin_median, overall_median) AS delay_median
      FROM {rows}
      LEFT JOIN cell USING (weekday, hour, origin)
      LEFT JOIN origin USING (origin)
      CROSS JOIN overall""";

  private Baselines() {}

  /** Adds {@code delay_mean} and {@code delay_median} to the rows of the view {@code rows}. */
  static Dataset<Row> predict(SparkSession spark, String rows) {
    return spark.sql(QUERY.replace("{rows}", rows));
  }
}

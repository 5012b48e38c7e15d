package io.sparkloss.platform;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Calls of functions by SQL and by name, which need nothing of Spark but its public interface. */
final class ConnectCalls {

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT mse(delay, delay_mean), mae(delay, delay_median), r2(delay, delay_trees)"
              + " FROM flights",
          "SELECT weekday, rmse(delay, delay_trees), log_loss(late, late_p),"
              + " log_loss(late, late_p) FILTER (WHERE hour < 12) FROM flights"
              + " GROUP BY weekday ORDER BY weekday",
          "SELECT cost_stats(huber_loss(delay, delay_mean, 15)),"
              + " cost_difference(absolute_error(delay, delay_trees),"
              + " absolute_error(delay, delay_mean)) FROM flights",
          "SELECT cost_value(cost_merge_agg(s)) FROM (SELECT"
              + " cost_state_agg(squared_error(delay, delay_trees)) AS s FROM flights"
              + " GROUP BY origin)",
          "SELECT DISTINCT origin, mae(delay, delay_mean) OVER (PARTITION BY origin) FROM flights"
              + " ORDER BY origin",
          "SELECT log_loss(lateness, lateness_p, map('classes', 'early,on_time,late,very_late'))"
              + " FROM flights");

  private ConnectCalls() {}

  /** Returns all rows of all answers; a double's text is different for every double. */
  static List<String> answers(SparkSession spark, String data) {
    Dataset<Row> flights = spark.read().parquet(data);
    flights.createOrReplaceTempView("flights");
    List<String> answers = new ArrayList<>();
    for (String statement : STATEMENTS) {
      add(answers, spark.sql(statement));
    }
    Column huber = call_function("huber_loss", col("delay"), col("delay_mean"), lit(15));
    add(
        answers,
        flights
            .groupBy("origin")
            .agg(
                call_function("mae", col("delay"), col("delay_trees")),
                call_function("cost", huber),
                call_function("cost_stats", huber),
                expr("log_loss(late, late_p)"))
            .orderBy("origin"));
    return answers;
  }

  private static void add(List<String> answers, Dataset<Row> rows) {
    rows.collectAsList().forEach(row -> answers.add(row.toString()));
  }
}

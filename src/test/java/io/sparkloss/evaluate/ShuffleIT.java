package io.sparkloss.evaluate;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.job.file.EvaluationFile;
import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Substitutions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What is shuffled goes with tasks and slices, not with rows, nor with how they share them out. */
class ShuffleIT {

  private static final long ROWS = 200_000;
  private static final int TASKS = 4;
  private static final String EVEN = "id % 20";

  /** 99 of 100 rows are of slice 0. */
  private static final String SKEWED = "IF(id % 100 < 99, 0, id DIV 100 % 20)";

  private static Dataset<Row> rows(long rows, String slice) {
    return TestSpark.session()
        .range(0, rows, 1, TASKS)
        .select(
            expr("CAST(id AS STRING)").as("flight_id"),
            expr("CAST(id % 61 AS DOUBLE)").as("delay"),
            expr("CAST(id % 7 AS DOUBLE)").as("delay_mean"),
            expr("CAST(id % 5 AS DOUBLE)").as("delay_median"),
            expr("CAST(id % 9 AS DOUBLE)").as("delay_trees"),
            expr("CAST(id % 2 AS INT)").as("late"),
            expr("CAST(0.25 + id % 3 / 10 AS DOUBLE)").as("late_p"),
            expr(slice).as("origin"));
  }

  private static EvaluationPlan plan() throws RefusedException {
    return EvaluationFile.read(
            "conf/flights-daily.yaml",
            List.of("slices=[origin]", "details.every_slice=true"),
            new Substitutions(LocalDate.of(2001, 6, 30), Map.of()))
        .get(0)
        .plan();
  }

  private static long ofJob(long rows, String slice) throws Exception {
    EvaluationPlan plan = plan();
    return ShuffledBytes.during(() -> Evaluator.evaluate(rows(rows, slice), plan));
  }

  private static long ofQuery(long rows, String slice) throws Exception {
    return ShuffledBytes.during(
        () ->
            rows(rows, slice)
                .groupBy("origin")
                .agg(
                    expr("mse(delay, delay_trees)"),
                    expr("log_loss(late, late_p)"),
                    expr("cost_stats(absolute_error(delay, delay_mean))"))
                .collectAsList());
  }

  @Test
  void queriesShuffleNoMoreForMoreRowsOrSkewedSlices() throws Exception {
    long even = ofQuery(ROWS, EVEN);
    System.out.printf(
        "query: even %d, skewed %d, ten times the rows %d bytes%n",
        even, ofQuery(ROWS, SKEWED), ofQuery(10 * ROWS, EVEN));

    assertThat(even).isPositive();
    assertThat(ofQuery(ROWS, SKEWED)).isLessThan(even + even / 4);
    assertThat(ofQuery(10 * ROWS, EVEN)).isLessThan(even + even / 4);
  }

  @Test
  void jobsShuffleNoMoreForMoreRowsOrSkewedSlices() throws Exception {
    long even = ofJob(ROWS, EVEN);
    System.out.printf(
        "job: even %d, skewed %d, ten times the rows %d bytes%n",
        even, ofJob(ROWS, SKEWED), ofJob(10 * ROWS, EVEN));

    assertThat(even).isPositive();
    assertThat(ofJob(ROWS, SKEWED)).isLessThan(even + even / 4);
    assertThat(ofJob(10 * ROWS, EVEN)).isLessThan(even + even / 4);
  }
}

package io.sparkloss.benchmark;

import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.spark.Costs;
import io.sparkloss.spark.typed.Sample;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.sql.Dataset;

/** Costs of one pair of columns, one of them and twelve in one pass. */
final class RegressionContests {

  /** A loss by our name and by a formula that Spark and DuckDB both read. */
  private record Formula(String call, String text) {}

  private static final List<Formula> TWELVE =
      List.of(
          new Formula("squared_error(y, p)", "(y - p) * (y - p)"),
          new Formula("absolute_error(y, p)", "abs(y - p)"),
          huber("1e0"),
          huber("5e0"),
          huber("15e0"),
          new Formula("log_cosh_loss(y, p)", "ln(cosh(y - p))"),
          quantile("0.1"),
          quantile("0.25"),
          quantile("0.5"),
          quantile("0.75"),
          quantile("0.9"),
          new Formula(
              "absolute_percentage_error(y, p)",
              "abs(y - p) / greatest(abs(y), 2.220446049250313e-16)"));

  private final Engines engines;
  private final String rows;

  RegressionContests(Engines engines, long rows) {
    this.engines = engines;
    this.rows = SideBySideReport.rows(rows);
  }

  Contest squaredError() {
    String plain = "SELECT avg((y - p) * (y - p)) FROM scalars";
    Dataset<Sample> samples =
        engines.spark().sql("SELECT y AS label, p AS prediction FROM scalars").as(Sample.encoder());
    RegressionEvaluator mllib =
        new RegressionEvaluator().setLabelCol("y").setPredictionCol("p").setMetricName("mse");
    Contest contest =
        engines
            .contest("mse, " + rows, "SELECT mse(y, p) FROM scalars", "SELECT y, p FROM scalars")
            .enter(
                Kind.TYPED,
                "Costs.of(new SquaredError())",
                () ->
                    new double[] {samples.select(Costs.of(new SquaredError()).toColumn()).first()})
            .enter(
                Kind.MLLIB,
                "RegressionEvaluator",
                () -> new double[] {mllib.evaluate(engines.spark().table("scalars"))})
            .goal(Kind.BARE_SCAN, 1.15)
            .goal(Kind.EXPRESSION, 1.5)
            .goal(Kind.MLLIB, 10);
    engines.expressions(contest, plain);
    engines.duckDb(contest, Kind.DUCK_DB, plain);
    return engines.duckDb(contest, Kind.DUCK_DB_SCAN, "SELECT sum(y) + sum(p) FROM scalars");
  }

  /**
   * Without Spark's expressions: the code that Spark generates for so many is a method too long for
   * the JVM to compile, and takes over a hundred times the bare scan.
   */
  Contest twelveCosts() {
    String ours =
        TWELVE.stream()
            .map(loss -> "cost_stats(" + loss.call() + ")")
            .collect(Collectors.joining(", ", "SELECT ", " FROM scalars"));
    String statistics =
        IntStream.range(0, TWELVE.size())
            .mapToObj(i -> statistics("l" + i))
            .collect(Collectors.joining(", "));
    String losses =
        IntStream.range(0, TWELVE.size())
            .mapToObj(i -> TWELVE.get(i).text() + " AS l" + i)
            .collect(Collectors.joining(", "));
    String plain = "SELECT " + statistics + " FROM (SELECT " + losses + " FROM scalars)";
    Contest contest =
        engines
            .contest(
                "12 regression costs with standard errors, " + rows,
                ours,
                "SELECT y, p FROM scalars")
            .goal(Kind.BARE_SCAN, 2.5)
            .goal(Kind.DUCK_DB, 2);
    return engines.duckDb(contest, Kind.DUCK_DB, plain);
  }

  /** Returns count, mean and standard error of a column in SQL. */
  static String statistics(String column) {
    return "count(*), avg(%1$s), stddev_samp(%1$s) / sqrt(count(*))".formatted(column);
  }

  private static Formula huber(String delta) {
    return new Formula(
        "huber_loss(y, p, " + delta + ")",
        ("CASE WHEN abs(y - p) <= %1$s THEN 5e-1 * (y - p) * (y - p)"
                + " ELSE %1$s * (abs(y - p) - 5e-1 * %1$s) END")
            .formatted(delta));
  }

  private static Formula quantile(String level) {
    return new Formula(
        "quantile_loss(y, p, " + level + ")",
        "greatest(%1$se0 * (y - p), (%1$se0 - 1e0) * (y - p))".formatted(level));
  }
}

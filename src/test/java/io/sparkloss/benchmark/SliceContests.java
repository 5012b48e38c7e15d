package io.sparkloss.benchmark;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Costs by twenty slices. */
final class SliceContests {

  private static final String BY_SLICE = " FROM scalars GROUP BY slice";

  private final Engines engines;
  private final String rows;

  SliceContests(Engines engines, long rows) {
    this.engines = engines;
    this.rows = SideBySideReport.rows(rows);
  }

  /** The mean alone. */
  Contest means() {
    return sliced("mse and log_loss", "mse(y, p), log_loss(late, q)", "avg(l0), avg(l1)");
  }

  /** With counts and standard errors. */
  Contest statistics() {
    return sliced(
            "mse and log_loss with counts and standard errors",
            "cost_stats(squared_error(y, p)), cost_stats(binary_cross_entropy(late, q))",
            RegressionContests.statistics("l0") + ", " + RegressionContests.statistics("l1"))
        .goal(Kind.BARE_SCAN, 1.6);
  }

  private Contest sliced(String what, String ours, String plain) {
    String query =
        "SELECT slice, "
            + plain
            + " FROM (SELECT slice, (y - p) * (y - p) AS l0,"
            + " -(late * ln(q) + (1 - late) * ln(1 - q)) AS l1 FROM scalars) GROUP BY slice";
    Contest contest =
        engines.contest(
            what + " by 20 slices, " + rows,
            "SELECT slice, " + ours + BY_SLICE,
            "SELECT slice, y, p, late, q FROM scalars");
    engines.expressions(contest, query);
    return engines.duckDb(contest, Kind.DUCK_DB, query);
  }

  /** One and twenty costs, with and without a weight. */
  List<Contest> manyCosts() {
    return List.of(
        many("one cost", 1, ""),
        many("20 costs", 20, ""),
        many("one weighted cost", 1, ", w"),
        many("20 weighted costs", 20, ", w"));
  }

  private Contest many(String what, int costs, String weight) {
    String list =
        losses()
            .limit(costs)
            .map(loss -> "cost(" + loss + weight + ")")
            .collect(Collectors.joining(", "));
    return engines.contest(
        what + " by 20 slices, " + rows,
        "SELECT slice, " + list + BY_SLICE,
        "SELECT slice, y, p" + weight + " FROM scalars");
  }

  private static Stream<String> losses() {
    return Stream.concat(
        IntStream.rangeClosed(1, 10).mapToObj(k -> "quantile_loss(y, p, " + k / 20.0 + ")"),
        IntStream.rangeClosed(1, 10).mapToObj(k -> "huber_loss(y, p, " + k + ".0)"));
  }
}

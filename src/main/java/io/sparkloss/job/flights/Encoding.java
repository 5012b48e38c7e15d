package io.sparkloss.job.flights;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A target encoding: how the flights of January to May that share some keys went, as three
 * features. For a flight of month m they are taken over the <em>other</em> months of January to
 * May, so that no flight that is learned from sees its own outcome, and one of June sees all five
 * months, none of June.
 *
 * <p>With n flights, of which the sum of a target is s, and the overall mean o: (s + {@value
 * #PRIOR}·o) / (n + {@value #PRIOR}), which shrinks towards o where flights are few. Targets: the
 * delay in minutes, and the shares of {@code late} and of {@code early} flights.
 *
 * <p>Source: D. Micci-Barreca, A preprocessing scheme for high-cardinality categorical attributes,
 * SIGKDD Explorations 3(1), 2001, doi:10.1145/507533.507538.
 *
 * @param name prefix of the features
 * @param keys columns whose values the flights share
 * @since 0.1.0
 */
record Encoding(String name, List<String> keys) {

  /** Weight of the overall mean, in flights. */
  static final int PRIOR = 20;

  /** The encodings that the models learn from. */
  static final List<Encoding> ALL =
      List.of(
          new Encoding("departure", List.of("weekday", "hour", "origin")),
          new Encoding("arrival", List.of("hour", "destination")),
          new Encoding("route_hour", List.of("origin", "destination", "hour")),
          new Encoding("clock", List.of("weekday", "hour")));

  private static final String QUERY =
      """
      WITH months AS (SELECT explode(sequence(1, 6)) AS month),
      overall AS (
        SELECT mean(delay) AS delay, mean(late) AS late, mean(int(lateness = 'early')) AS early
        FROM history),
      by_month AS (
        SELECT {keys}, month, count(*) AS flights,
               sum(delay) AS delay, sum(late) AS late, count_if(lateness = 'early') AS early
        FROM history GROUP BY ALL),
      other_months AS (
        SELECT {keys}, months.month, sum(flights) AS flights,
               sum(delay) AS delay, sum(late) AS late, sum(early) AS early
        FROM by_month JOIN months ON by_month.month <> months.month
        GROUP BY ALL)
      SELECT /*+ BROADCAST(other_months) */ rows.*,
             {shrunk delay}, {shrunk late}, {shrunk early}
      FROM {rows} AS rows
      LEFT JOIN other_months USING ({keys}, month)
      CROSS JOIN overall""";

  /** The names of the features. */
  Stream<String> features() {
    return Stream.of(feature("delay"), feature("late"), feature("early"));
  }

  /** Adds the features to the rows of the view {@code rows}, in their order. */
  Dataset<Row> encode(SparkSession spark, String rows) {
    return spark.sql(
        QUERY
            .replace("{keys}", String.join(", ", keys))
            .replace("{rows}", rows)
            .replace("{shrunk delay}", shrunk("delay"))
            .replace("{shrunk late}", shrunk("late"))
            .replace("{shrunk early}", shrunk("early")));
  }

  private String shrunk(String target) {
    return """
        (coalesce(other_months.%1$s, 0) + %2$d * overall.%1$s)
          / (coalesce(flights, 0) + %2$d) AS %3$s"""
        .formatted(target, PRIOR, feature(target));
  }

  private String feature(String target) {
    return name + "_" + target;
  }
}

package io.sparkloss.benchmark.growth;

import io.sparkloss.TestSpark;
import io.sparkloss.spark.SparkLoss;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Evaluates costs of as many generated rows as its argument says and prints, line by line, the
 * mark, the query's name, its seconds, the peak and the kept heap in bytes, and the first number of
 * its result.
 */
final class MemoryProbe {

  /** Begins the lines that count. */
  static final String MARK = "memory-proof";

  private MemoryProbe() {}

  public static void main(String[] arguments) {
    long rows = Long.parseLong(arguments[0]);
    SparkSession spark = TestSpark.session();
    SparkLoss.register(spark);
    GrowthData.generated(spark, rows, 8).createOrReplaceTempView("rows");
    queries().forEach((name, query) -> print(spark, name, query));
    spark.stop();
  }

  private static Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("mse", "SELECT count(*), mse(y, p) FROM rows");
    queries.put(
        "cost_stats",
        "SELECT s.count, s.std_error FROM (SELECT cost_stats(squared_error(y, p)) AS s FROM rows)");
    queries.put(
        "weighted log_loss by 20 slices",
        "SELECT sum(n), max(c) FROM"
            + " (SELECT count(*) AS n, log_loss(late, q, w) AS c FROM rows GROUP BY slice)");
    return queries;
  }

  private static void print(SparkSession spark, String name, String query) {
    long start = System.nanoTime();
    long[] count = new long[1];
    PeakMemory.Peak peak = PeakMemory.during(() -> count[0] = spark.sql(query).first().getLong(0));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s;%s;%.3f;%d;%d;%d%n",
        MARK,
        name,
        seconds,
        peak.peak(),
        peak.kept(),
        count[0]);
  }
}

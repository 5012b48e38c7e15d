package io.sparkloss.benchmark;

import io.sparkloss.benchmark.report.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Costs beside the other ways to compute them, in Spark and in DuckDB, alternating in one run over
 * the same files: {@code mvn verify -Pbenchmark -Dit.test=SideBySideBenchmark}.
 *
 * <p>Writes {@code side-by-side.json}, {@code .md} and {@code .svg} to {@code target/benchmark}.
 * {@code -Dbenchmark.rows}, {@code -Dbenchmark.warmups} and {@code -Dbenchmark.rounds} change the
 * size, {@code -Dbenchmark.vector=false} keeps vectors out.
 *
 * <p>Not a test of speed: nothing is asserted but that competitors agree on their numbers.
 */
class SideBySideBenchmark {

  private static final Path FOLDER = Path.of("target", "benchmark");
  private static final long ROWS = Long.getLong("benchmark.rows", 50_000_000);
  private static final int WARM_UPS = Integer.getInteger("benchmark.warmups", 2);
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);

  private static final long FEW = 10_000;
  private static final int PLANS = 80;

  @Test
  void sideBySide() throws IOException, SQLException {
    try (Engines engines = new Engines()) {
      BenchmarkData data = new BenchmarkData(engines.spark(), FOLDER);
      engines.view("scalars", data.scalars(ROWS));
      engines.view("vectors4", data.vectors(ROWS / 10, 4));
      engines.view("vectors10", data.vectors(ROWS / 10, 10));
      engines.view("scores10", data.scores(ROWS / 10, 10));
      warmUp(engines, data);
      List<Contest> contests = contests(engines);
      for (Contest contest : contests) {
        contest.run(WARM_UPS, ROUNDS);
      }
      SideBySideReport report = new SideBySideReport(contests, facts(engines));
      report.write(FOLDER);
      System.out.println(report.tables());
    }
  }

  /** Plans many small queries: in a session that has just begun, planning one takes 0.1 s. */
  private static void warmUp(Engines engines, BenchmarkData data) throws SQLException {
    engines.view("few", data.scalars(FEW));
    for (int i = 0; i < PLANS; i++) {
      engines.spark().sql("SELECT mse(y, p), avg(y) FROM few").collectAsList();
      engines.spark().sql("SELECT slice, log_loss(late, q) FROM few GROUP BY 1").collectAsList();
      BareScan.of(engines.spark().sql("SELECT y, p FROM few"));
    }
  }

  private static List<Contest> contests(Engines engines) {
    RegressionContests regression = new RegressionContests(engines, ROWS);
    ClassificationContests classification = new ClassificationContests(engines);
    SliceContests slices = new SliceContests(engines, ROWS);
    List<Contest> contests = new ArrayList<>();
    contests.add(regression.squaredError());
    contests.add(classification.binaryLogLoss(ROWS));
    contests.add(classification.vectors("vectors4", 4, ROWS / 10));
    contests.add(
        classification
            .vectors("vectors10", 10, ROWS / 10)
            .goal(Kind.BARE_SCAN, 1.3)
            .goal(Kind.MLLIB, 3));
    contests.add(classification.logits("scores10", 10, ROWS / 10));
    contests.add(regression.twelveCosts());
    contests.add(slices.means());
    contests.add(slices.statistics());
    contests.addAll(slices.manyCosts());
    return contests;
  }

  private static Map<String, Object> facts(Engines engines) throws SQLException {
    Map<String, Object> facts = new LinkedHashMap<>(Machine.facts(engines.spark()));
    facts.put("duckdb", engines.duckDbVersion());
    facts.put("rows", ROWS);
    facts.put("warm_ups", WARM_UPS);
    facts.put("rounds", ROUNDS);
    return facts;
  }
}

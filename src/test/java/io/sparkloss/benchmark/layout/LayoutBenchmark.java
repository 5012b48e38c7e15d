package io.sparkloss.benchmark.layout;

import io.sparkloss.TestSpark;
import io.sparkloss.benchmark.Answers;
import io.sparkloss.benchmark.BareScan;
import io.sparkloss.benchmark.BenchmarkData;
import io.sparkloss.benchmark.Contest;
import io.sparkloss.benchmark.DuckDb;
import io.sparkloss.benchmark.Kind;
import io.sparkloss.benchmark.report.Machine;
import io.sparkloss.spark.SparkLoss;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/**
 * What the layout of files and the settings of the session do to Spark's bare scan, to {@code mse},
 * and to DuckDB over the same files, all alternating in one run: {@code mvn verify -Pbenchmark
 * -Dit.test=LayoutBenchmark}.
 *
 * <p>Writes {@code layout.json} and {@code layout.md} to {@code target/benchmark}. {@code
 * -Dbenchmark.rows}, {@code -Dbenchmark.warmups} and {@code -Dbenchmark.rounds} change the size.
 *
 * <p>Not a test of speed: nothing is asserted but that both engines agree on the cost.
 */
class LayoutBenchmark {

  private static final Path FOLDER = Path.of("target", "benchmark");
  private static final long ROWS = Long.getLong("benchmark.rows", 50_000_000);
  private static final int WARM_UPS = Integer.getInteger("benchmark.warmups", 2);
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);

  /** Small files first: in a session that has just begun, planning a query takes 0.1 s. */
  private static final long FEW = 10_000;

  private static final int FEW_ROUNDS = 5;

  private static final String COLUMNS = "SELECT y, p FROM pairs";
  private static final String COST = "SELECT mse(y, p) FROM pairs";

  private final SparkSession spark = TestSpark.session();
  private final BenchmarkData data = new BenchmarkData(spark, FOLDER);

  @Test
  void layouts() throws IOException, SQLException {
    try (DuckDb duckDb = new DuckDb(spark.sparkContext().defaultParallelism())) {
      measured(FEW, duckDb, FEW_ROUNDS, 0);
      List<MeasuredSetup> setups = measured(ROWS, duckDb, WARM_UPS, ROUNDS);
      LayoutReport report = new LayoutReport(setups, facts(duckDb));
      report.write(FOLDER);
      System.out.println(report.table());
    }
  }

  private List<MeasuredSetup> measured(long rows, DuckDb duckDb, int warmUps, int rounds)
      throws IOException, SQLException {
    List<MeasuredSetup> setups = new ArrayList<>();
    for (Setup setup : Setup.all()) {
      setups.add(entered(setup, rows, duckDb));
    }
    Contest.runAll(setups.stream().map(MeasuredSetup::times).toList(), warmUps, rounds);
    return setups;
  }

  private MeasuredSetup entered(Setup setup, long rows, DuckDb duckDb)
      throws IOException, SQLException {
    Layout layout = setup.layout();
    Path folder = layout.write(data, rows);
    Contest contest = new Contest(setup.title());
    enterSpark(contest, session(setup, folder));
    if (layout.isParquet()) {
      enterDuckDb(contest, duckDb, layout, folder);
    }
    return new MeasuredSetup(setup, layout.bytes(folder), contest);
  }

  private SparkSession session(Setup setup, Path folder) {
    SparkSession session = spark.newSession();
    SparkLoss.register(session);
    setup.settings().forEach(session.conf()::set);
    session
        .read()
        .format(setup.layout().format())
        .load(folder.toString())
        .createOrReplaceTempView("pairs");
    return session;
  }

  private static void enterSpark(Contest contest, SparkSession session) {
    contest
        .enter(Kind.BARE_SCAN, COLUMNS, () -> new double[] {BareScan.of(session.sql(COLUMNS))})
        .enter(Kind.SPARK_LOSS, COST, () -> Answers.of(session.sql(COST).collectAsList()));
  }

  /** Enters DuckDB in double arithmetic, as ours is for floats, too. */
  private static void enterDuckDb(Contest contest, DuckDb duckDb, Layout layout, Path folder)
      throws SQLException {
    String view = layout.name().replace('-', '_');
    duckDb.view(view, folder);
    String values = "FROM (SELECT y::DOUBLE AS y, p::DOUBLE AS p FROM " + view + ")";
    String scan = "SELECT sum(y) + sum(p) " + values;
    String cost = "SELECT avg((y - p) * (y - p)) " + values;
    contest
        .enter(Kind.DUCK_DB_SCAN, scan, () -> duckDb.numbers(scan))
        .enter(Kind.DUCK_DB, cost, () -> duckDb.numbers(cost));
  }

  private Map<String, Object> facts(DuckDb duckDb) throws SQLException {
    Map<String, Object> facts = new LinkedHashMap<>(Machine.facts(spark));
    facts.put("duckdb", duckDb.version());
    facts.put("rows", ROWS);
    facts.put("warm_ups", WARM_UPS);
    facts.put("rounds", ROUNDS);
    return facts;
  }
}

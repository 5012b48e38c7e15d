package io.sparkloss.benchmark.details;

import io.sparkloss.TestSpark;
import io.sparkloss.benchmark.report.Machine;
import io.sparkloss.benchmark.report.ReportFiles;
import io.sparkloss.benchmark.report.Rounds;
import io.sparkloss.evaluate.Evaluator;
import io.sparkloss.evaluate.plan.Details;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.job.file.EvaluationFile;
import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.result.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * What everything beside costs adds to the flights of the quick start, many times over: costs
 * alone, with gates and comparisons, with details, and with details of every slice by origin,
 * alternating in one run: {@code mvn verify -Pbenchmark -Dit.test=DetailsBenchmark}.
 *
 * <p>Writes {@code details.json} and {@code details.md} to {@code target/benchmark}. {@code
 * -Dbenchmark.copies} and {@code -Dbenchmark.rounds} change the size.
 *
 * <p>Not a test of speed: nothing is asserted.
 */
class DetailsBenchmark {

  private static final Path FOLDER = Path.of("target", "benchmark");
  private static final int COPIES = Integer.getInteger("benchmark.copies", 100);
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);
  private static final String FLIGHTS = "jobs/data/flights-predictions.parquet";

  @Test
  void details() throws Exception {
    EvaluationPlan whole = plan();
    Dataset<Row> data = data();
    Map<String, EvaluationPlan> plans = new LinkedHashMap<>();
    plans.put("costs alone", copy(whole, false, Details.NONE));
    plans.put("with gates and comparisons", copy(whole, true, Details.NONE));
    plans.put("and with details", copy(whole, true, whole.details()));
    plans.put("and with details of every slice", copy(whole, true, everySlice(whole.details())));
    Map<String, Rounds.Work> evaluations = new LinkedHashMap<>();
    plans.forEach((name, plan) -> evaluations.put(name, () -> evaluate(data, plan)));
    write(Rounds.of(evaluations, ROUNDS), data.count());
  }

  private static EvaluationPlan plan() throws RefusedException {
    return EvaluationFile.read(
            "conf/flights.yaml",
            List.of("slices=[origin]"),
            new Substitutions(LocalDate.of(2001, 6, 30), Map.of()))
        .get(0)
        .plan();
  }

  private static Dataset<Row> data() {
    Path copies = FOLDER.resolve("flights-" + COPIES);
    if (!Files.exists(copies.resolve("_SUCCESS"))) {
      Dataset<Row> flights = TestSpark.session().read().parquet(FLIGHTS);
      flights
          .crossJoin(TestSpark.session().range(COPIES).toDF("copy"))
          .repartition(8)
          .write()
          .mode("overwrite")
          .parquet(copies.toString());
    }
    return TestSpark.session().read().parquet(copies.toString());
  }

  private static EvaluationPlan copy(EvaluationPlan of, boolean compares, Details details) {
    EvaluationPlan.Builder builder = EvaluationPlan.builder(of.run()).key(of.rows().key());
    of.targets().forEach(builder::target);
    of.slices().forEach(builder::slice);
    if (compares) {
      of.baselines().forEach(builder::baseline);
      of.gates().forEach(builder::gate);
    }
    return builder.details(details).onInvalid(of.quality().onInvalid()).build();
  }

  private static Details everySlice(Details of) {
    return new Details(
        of.concentration(),
        of.residuals(),
        of.density(),
        of.calibration(),
        of.replicates(),
        of.worstRows(),
        true);
  }

  private static void evaluate(Dataset<Row> data, EvaluationPlan plan) {
    Evaluation found = Evaluator.evaluate(data, plan);
    if (found.costs().isEmpty()) {
      throw new IllegalStateException("nothing was evaluated");
    }
  }

  private static void write(Rounds rounds, long rows) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>(Machine.facts(TestSpark.session()));
    report.put("rows", rows);
    report.put("rounds", ROUNDS);
    report.put("seconds", rounds.seconds());
    String table = rounds.table("evaluation");
    ReportFiles files = new ReportFiles(FOLDER, "details");
    files.json(report);
    files.markdown(table + "\n" + ReportFiles.sentence(Machine.facts(TestSpark.session())) + "\n");
    System.out.println(table);
  }
}

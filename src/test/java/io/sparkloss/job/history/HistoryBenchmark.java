package io.sparkloss.job.history;

import static io.sparkloss.job.history.PastRuns.DAY;
import static io.sparkloss.job.history.PastRuns.SERIES;
import static io.sparkloss.job.history.PastRuns.evaluation;
import static io.sparkloss.job.history.PastRuns.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.evaluate.rollup.Calendar;
import io.sparkloss.evaluate.rollup.RollupQuery;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.rollup.Rollup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes to add a run to a history that grows, and to roll all of it up: {@code mvn
 * verify -Pbenchmark -Dit.test=HistoryBenchmark}. {@code -Dbenchmark.history.runs} changes the
 * number of runs. Each has 40 costs: 20 models, overall and in a slice. The roll-up is timed in
 * this virtual machine, and as the command that a person types.
 *
 * <p>What is asserted: that all of them are found.
 */
class HistoryBenchmark {

  private static final int RUNS = Integer.getInteger("benchmark.history.runs", 10_000);
  private static final int MODELS = 20;
  private static final int A_DAY = 100;
  private static final int PARTS = 10;

  @Test
  void rollUpOfManyRuns(@TempDir Path directory) throws Exception {
    measure(directory.resolve("history"));
    command(directory);
  }

  /** Runs without a test framework; the argument is an empty directory. */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    measure(directory.resolve("history"));
    command(directory);
  }

  private static void measure(Path directory) throws Exception {
    CostHistory history = new CostHistory(directory.toUri().toString(), new Configuration());
    for (int part = 0; part < PARTS; part++) {
      long start = System.nanoTime();
      for (int i = part * RUNS / PARTS; i < (part + 1) * RUNS / PARTS; i++) {
        put(history, DAY.plusDays(i / A_DAY), run(i));
      }
      print("adding runs up to %d: %.2f ms each", (part + 1) * RUNS / PARTS, start, RUNS / PARTS);
    }
    for (Calendar by : List.of(Calendar.ALL, Calendar.WEEK, Calendar.DAY)) {
      for (String slice : List.of("", "origin")) {
        long start = System.nanoTime();
        Rollup rollup =
            history.rollUp(
                new RollupQuery(
                    by,
                    slice.isEmpty() ? List.of() : List.of(slice),
                    Map.of(),
                    Map.of(SERIES, 0.9)),
                period -> true);
        assertThat(rollup.costs().stream().mapToLong(cost -> cost.usage().used()).sum())
            .isEqualTo(3L * MODELS * RUNS);
        print(
            "roll-up by " + by.key() + " " + slice + " to %d costs: %.0f ms",
            rollup.costs().size(),
            start,
            1);
      }
    }
  }

  /** Rolls all up as a person does, each time in a virtual machine that starts anew. */
  private static void command(Path directory) throws Exception {
    Path file = directory.resolve("flights.yaml");
    Files.writeString(
        file,
        """
        run: %s
        input: {path: predictions.parquet}
        targets: {delay: {label: delay, models: {model-0: prediction}, losses: [squared_error]}}
        output: {directory: out, history: {path: "%s"}}
        """
            .formatted(SERIES, directory.resolve("history")));
    for (Calendar by : List.of(Calendar.ALL, Calendar.WEEK, Calendar.DAY)) {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder("jobs/rollup", file.toString(), "--by", by.key())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(process.waitFor()).isZero();
      print("jobs/rollup --by " + by.key() + " over %d runs: %.0f ms", RUNS, start, 1);
    }
  }

  private static void print(String text, int number, long start, int each) {
    System.out.println(
        String.format(Locale.ROOT, text, number, (System.nanoTime() - start) / 1e6 / each));
  }

  private static Evaluation run(int i) {
    Evaluation one = evaluation("run-" + i, List.of(), i % 13, i % 7, 0.1);
    List<CostEntry> costs = new ArrayList<>();
    for (int model = 0; model < MODELS; model++) {
      for (CostEntry entry : one.costs()) {
        EntryKey key = entry.key();
        costs.add(
            new CostEntry(
                new EntryKey(
                    key.run(), key.evaluatedAt(), key.target(), "model-" + model, key.loss()),
                entry.slice(),
                entry.estimate(),
                entry.usage(),
                entry.basis(),
                entry.contribution()));
      }
    }
    return new Evaluation(
        one.run(),
        one.evaluatedAt(),
        one.confidence(),
        one.provenance(),
        one.sliceColumns(),
        costs,
        one.comparisons(),
        one.gates(),
        one.dataQuality(),
        one.details());
  }
}

package io.sparkloss.job.history;

import static io.sparkloss.job.history.PastRuns.CONFIDENCE;
import static io.sparkloss.job.history.PastRuns.DAY;
import static io.sparkloss.job.history.PastRuns.SERIES;
import static io.sparkloss.job.history.PastRuns.basis;
import static io.sparkloss.job.history.PastRuns.difference;
import static io.sparkloss.job.history.PastRuns.evaluation;
import static io.sparkloss.job.history.PastRuns.gate;
import static io.sparkloss.job.history.PastRuns.inClusters;
import static io.sparkloss.job.history.PastRuns.pairs;
import static io.sparkloss.job.history.PastRuns.put;
import static io.sparkloss.job.history.PastRuns.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.evaluate.decision.PassedRun;
import io.sparkloss.evaluate.history.StoredComparison;
import io.sparkloss.evaluate.history.StoredCost;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.loss.Reason;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.gate.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostHistoryTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private CostHistory history() throws IOException {
    return new CostHistory(directory.resolve("costs").toUri().toString(), new Configuration());
  }

  private record Stored(StoredRun run, List<StoredCost> costs) {}

  private List<Stored> stored() throws IOException {
    return new Readers(history())
        .read(
            history().files(period -> true),
            (from, file) -> new Stored(file.run(), file.costs(Set.of(Set.of()))));
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new java.util.TreeMap<>();
    try (Stream<Path> all = Files.walk(directory.resolve("costs"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(directory.resolve("costs").relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void aRunComesBackWithItsCosts() throws Exception {
    Evaluation evaluation = evaluation("r", gate(Verdict.INCONCLUSIVE), 1, 2, 3);
    put(history(), DAY, evaluation);

    List<RunContent> found =
        new Readers(history())
            .read(
                history().files(period -> true),
                (from, file) ->
                    new RunContent(file.run(), file.groupings(), file.costs(file.groupings())));

    StoredCost.Name name = new StoredCost.Name("delay", "trees", "rmse");
    StoredCost.Rows rows = new StoredCost.Rows(5, 3, Map.of(Reason.NULL_LABEL, 2L), 1);
    assertThat(found)
        .containsExactly(
            new RunContent(
                new StoredRun(
                    "r", SERIES, DAY, evaluation.evaluatedAt(), Optional.of(Verdict.INCONCLUSIVE)),
                Set.of(Set.of(), Set.of("hour", "origin")),
                List.of(
                    new StoredCost(
                        name,
                        Slice.OVERALL,
                        rows,
                        basis(1, 2, 3),
                        null,
                        List.of(new StoredComparison("mean", pairs(1, 2, 3), null))),
                    new StoredCost(name, slice("ATL", 7), rows, basis(1, 2, 3), null, List.of()))));
  }

  @Test
  void whereStatesDoNotTellHowSureCostsAreWhatWasReportedComesBack() throws Exception {
    put(history(), DAY, inClusters(evaluation("r", List.of(), 1, 2, 3)));

    StoredCost overall = stored().get(0).costs().get(0);

    assertThat(overall.basis().isClustered()).isTrue();
    assertThat(overall.reported()).isEqualTo(reported(basis(1, 2, 3).estimate(CONFIDENCE)));
    assertThat(overall.comparisons())
        .containsExactly(
            new StoredComparison("mean", pairs(1, 2, 3), reported(difference(pairs(1, 2, 3)))));
  }

  private static StoredCost.Reported reported(Estimate estimate) {
    return new StoredCost.Reported(estimate, CONFIDENCE);
  }

  private record RunContent(StoredRun run, Set<Set<String>> groupings, List<StoredCost> costs) {}

  @Test
  void theSameRunAndPeriodIsReplacedAndNothingElse() throws Exception {
    put(history(), DAY, evaluation("r", List.of(), 1));
    put(history(), DAY, evaluation("s", List.of(), 2));
    put(history(), DAY.plusDays(1), evaluation("r", List.of(), 3));
    Map<String, byte[]> before = files();

    put(history(), DAY, evaluation("r", List.of(), 4));

    Map<String, byte[]> after = files();
    assertThat(after.keySet())
        .isEqualTo(before.keySet())
        .containsExactly(
            "period=2001-06-01/run-r.parquet",
            "period=2001-06-01/run-s.parquet",
            "period=2001-06-02/run-r.parquet");
    assertThat(stored().stream().map(each -> each.costs().get(0).basis()))
        .containsExactly(basis(4), basis(2), basis(3));
    before.remove("period=2001-06-01/run-r.parquet");
    assertThat(after).containsAllEntriesOf(before);
  }

  @Test
  void whatACrashLeavesIsNotReadAndGoesWithTheNextWriteOfTheRun() throws Exception {
    put(history(), DAY, evaluation("r", List.of(), 1));
    Evaluation next = evaluation("r", List.of(), 2);
    byte[] file = RunFile.of(StoredRun.of(next, SERIES, DAY), next);
    Path scratch = Files.createDirectories(directory.resolve("costs/_writing/run-r"));
    Files.write(scratch.resolve("1"), java.util.Arrays.copyOf(file, file.length / 2));
    Files.write(scratch.resolve("2"), file);

    assertThat(stored().stream().map(each -> each.costs().get(0).basis()))
        .containsExactly(basis(1));
    put(history(), DAY, evaluation("s", List.of(), 3));
    assertThat(scratch).as("another run's write leaves it alone").isNotEmptyDirectory();
    put(history(), DAY, next);

    assertThat(stored().stream().map(each -> each.costs().get(0).basis()))
        .containsExactly(basis(2), basis(3));
    assertThat(scratch).doesNotExist();
  }

  @Test
  void writersOfDifferentAndOfTheSameRunsDoNotDisturbEachOther() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Void>> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        double own = writer + 1;
        Callable<Void> write =
            () -> {
              for (int i = 0; i < 10; i++) {
                put(history(), DAY, evaluation("own-" + own, List.of(), own));
                put(history(), DAY, evaluation("shared", List.of(), own, own));
              }
              return null;
            };
        writers.add(pool.submit(write));
      }
      for (Future<Void> writer : writers) {
        writer.get();
      }
    } finally {
      pool.shutdownNow();
    }

    List<Stored> stored = stored();
    assertThat(stored.stream().map(each -> each.run().run()))
        .containsExactly("own-1.0", "own-2.0", "own-3.0", "own-4.0", "shared");
    assertThat(stored.subList(0, 4).stream().map(each -> each.costs().get(0).basis()))
        .containsExactly(basis(1), basis(2), basis(3), basis(4));
    assertThat(stored.get(4).costs().get(0).basis())
        .as("of one writer, whole")
        .isIn(basis(1, 1), basis(2, 2), basis(3, 3), basis(4, 4));
    assertThat(files()).hasSize(5);
  }

  @Test
  void theLastPassedRunIsTheLatestEarlierOneOfTheSeriesThatPassed() throws Exception {
    assertThat(history().lastPassed(SERIES, DAY)).as("no history").isEmpty();
    put(history(), DAY, evaluation("d1", gate(Verdict.PASS), 1));
    put(history(), DAY.plusDays(1), evaluation("d2", gate(Verdict.PASS), 2, 4));
    put(history(), DAY.plusDays(2), evaluation("d3", gate(Verdict.INCONCLUSIVE), 3));
    put(history(), DAY.plusDays(3), evaluation("d4", gate(Verdict.FAIL), 4));
    put(history(), DAY.plusDays(4), evaluation("d5", List.of(), 5));
    put(history(), DAY.plusDays(5), evaluation("d6", gate(Verdict.PASS), 6));

    assertThat(passed(DAY.plusDays(6))).contains("d6");
    assertThat(passed(DAY.plusDays(5))).as("its own period, and no passed gate").contains("d2");
    assertThat(passed(DAY.plusDays(1))).contains("d1");
    assertThat(passed(DAY)).as("its own period").isEmpty();
    assertThat(history().lastPassed("another", DAY.plusDays(9))).isEmpty();
  }

  private Optional<String> passed(LocalDate before) throws IOException {
    return history().lastPassed(SERIES, before).map(PassedRun::run);
  }

  @Test
  void thePassedRunHasItsCostsBySlice() throws Exception {
    put(history(), DAY, evaluation("d1", gate(Verdict.PASS), 2, 4));
    PassedRun passed = history().lastPassed(SERIES, DAY.plusDays(1)).orElseThrow();

    PassedRun.PastCost cost = passed.cost("delay", "trees", "rmse", slice("ATL", 7)).orElseThrow();

    assertThat(cost.reported()).isEqualTo(basis(2, 4).estimate(0.9));
    // Squares 4 and 16: mean 10, standard error 6, which is that of the root by 1/(2·√10).
    assertThat(cost.basis().mean(cost.reported()).mean()).isEqualTo(Math.sqrt(10));
    assertThat(cost.basis().mean(cost.reported()).standardError())
        .isEqualTo(6 / (2 * Math.sqrt(10)));
    assertThat(cost.basis().mean(cost.reported()).degrees()).isEqualTo(1);
    assertThat(passed.cost("delay", "trees", "rmse", slice("ATL", 8))).isEmpty();
    assertThat(passed.cost("delay", "trees", "squared_error", Slice.OVERALL)).isEmpty();
  }

  @Test
  void aDamagedFileIsNamedWithTheRemedy() throws Exception {
    put(history(), DAY, evaluation("r", gate(Verdict.PASS), 1));
    Path file = directory.resolve("costs/period=2001-06-01/run-r.parquet");
    byte[] bytes = Files.readAllBytes(file);

    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 20));

    assertThatThrownBy(() -> history().lastPassed(SERIES, DAY.plusDays(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("run-r.parquet cannot be read: ")
        .hasMessageEndingWith("; remove it, and evaluate its run again");
  }

  @Test
  void othersDirectoriesAndFilesAreNotLookedAt() throws Exception {
    put(history(), DAY, evaluation("r", gate(Verdict.PASS), 1));
    Files.createDirectories(directory.resolve("costs/period=yesterday"));
    Files.writeString(directory.resolve("costs/period=2001-06-01/_SUCCESS"), "");
    Files.writeString(directory.resolve("costs/README"), "");

    assertThat(stored()).hasSize(1);
  }

  @Test
  void aFileWhereTheHistoryShouldBeIsRefused() throws Exception {
    Path file = Files.writeString(directory.resolve("costs"), "");

    assertThatThrownBy(() -> history().check())
        .hasMessage("file:" + file + " is a file, so no history can be there; name another");
  }
}

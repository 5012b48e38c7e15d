package io.sparkloss.job;

import static io.sparkloss.result.compare.Runs.evaluation;
import static io.sparkloss.result.compare.Runs.ofLosses;
import static io.sparkloss.result.compare.Runs.origin;
import static io.sparkloss.result.compare.Runs.rmse;
import static io.sparkloss.result.compare.Runs.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.job.history.CostHistory;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.json.EvaluationJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a history are compared by their names. */
class CompareHistoryTest {

  private static final LocalDate DAY = LocalDate.of(2001, 6, 1);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private String history() {
    return directory.resolve("costs").toString();
  }

  private void put(LocalDate period, Evaluation evaluation) throws IOException {
    new CostHistory(directory.resolve("costs").toUri().toString(), new Configuration())
        .put(StoredRun.of(evaluation, "series", period), evaluation);
  }

  private static Evaluation small(String run) {
    return evaluation(run, ofLosses(Slice.OVERALL, null, 1, 3));
  }

  private JobRun compare(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--history";
    all[arguments.length + 1] = history();
    return JobRun.compare(all);
  }

  private static Evaluation plain(String run, double... more) {
    double[] x = {0.1, 1.0 / 3, 7};
    double[] all = Arrays.copyOf(x, x.length + more.length);
    System.arraycopy(more, 0, all, x.length, more.length);
    return evaluation(
        run,
        ofLosses(Slice.OVERALL, null, all),
        ofLosses(origin("x"), null, x),
        ofLosses(origin(null), null, more),
        rmse(Slice.OVERALL, all),
        rmse(origin("x"), x),
        rmse(origin(null), more));
  }

  private static JsonNode withoutPeriods(String json) throws IOException {
    JsonNode tree = new ObjectMapper().readTree(json);
    ((ObjectNode) tree.get("run_1")).remove("period");
    ((ObjectNode) tree.get("run_2")).remove("period");
    return tree;
  }

  private void assertSame(Evaluation before, Evaluation after) throws IOException {
    put(DAY, before);
    put(DAY.plusDays(1), after);
    Path first = directory.resolve("first.json");
    Path second = directory.resolve("second.json");
    Files.writeString(first, EvaluationJson.write(before));
    Files.writeString(second, EvaluationJson.write(after));

    JobRun files = JobRun.compare(first.toString(), second.toString(), "--json", "-");
    JobRun stored = compare(before.run(), after.run(), "--json", "-");

    assertThat(stored.err()).isEmpty();
    assertThat(stored.code()).isEqualTo(ExitCode.DONE);
    assertThat(new ObjectMapper().readTree(stored.out()).at("/run_1/period").asText())
        .isEqualTo("2001-06-01");
    assertThat(withoutPeriods(stored.out())).isEqualTo(withoutPeriods(files.out()));
  }

  @Test
  void everyNumberIsThatOfTheEvaluationFiles() throws Exception {
    assertSame(plain("a", 0.7, 0.9), plain("b", 1e-3, 5, 11));
  }

  @Test
  void weightsAndClustersAreKept() throws Exception {
    Estimate told = new Estimate(2, 2, 2, 0.3, 1, 3, true, 0, 0);
    assertSame(
        evaluation(
            "w",
            weighted(Slice.OVERALL, WeightKind.FREQUENCY, 3, 1, 5),
            weighted(origin("x"), WeightKind.FREQUENCY, 3, 1, 5)),
        evaluation("c", ofLosses(Slice.OVERALL, told, 1, 3), ofLosses(origin("x"), told, 1, 3)));
  }

  @Test
  void aRunOfSeveralPeriodsIsNamedWithOne() throws Exception {
    put(DAY, small("r"));
    put(DAY.plusDays(1), evaluation("r", ofLosses(Slice.OVERALL, null, 4, 6)));

    JobRun run = compare("r@2001-06-01", "r@2001-06-02");
    JobRun ambiguous = compare("r", "r@2001-06-02");
    JobRun absent = compare("r@2001-06-02", "r@2001-06-03");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("run 1: r of 2001-06-01, evaluated")
        .contains("run 2: r of 2001-06-02, evaluated")
        .containsPattern("change +3\\.0 ");
    assertThat(ambiguous.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(ambiguous.out()).isEmpty();
    assertThat(ambiguous.err())
        .isEqualTo(
            ("error: --history: file:%s has the run 'r' in 2 periods, 2001-06-01,"
                    + " 2001-06-02; name one, as in r@2001-06-02\n")
                .formatted(history()));
    assertThat(absent.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(absent.err())
        .isEqualTo(
            ("error: --history: file:%s has no run 'r' of 2001-06-03, but of 2001-06-01,"
                    + " 2001-06-02; name one of these, as in r@2001-06-02\n")
                .formatted(history()));
  }

  @Test
  void anUnknownNameSuggestsANearOne() throws Exception {
    put(DAY, small("Flights June/1"));
    put(DAY.plusDays(1), small("other"));

    JobRun run = compare("Flihgts June/1", "nothing");

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.err().lines())
        .containsExactly(
            "error: --history: file:%s has no run 'Flihgts June/1'; did you mean 'Flights June/1'?"
                .formatted(history()),
            "error: --history: file:%s has no run 'nothing'; known: 'Flights June/1', 'other'"
                .formatted(history()));
  }

  @Test
  void aNameMayLookLikeAPeriod() throws Exception {
    put(DAY, small("r@2001-06-02"));
    put(DAY.plusDays(1), small("s"));
    assertThat(compare("r@2001-06-02", "s").out()).contains("run 1: r@2001-06-02 of 2001-06-01,");

    put(DAY.plusDays(1), small("r"));
    assertThat(compare("r@2001-06-02", "s").out()).contains("run 1: r of 2001-06-02,");
    assertThat(compare("r@2001-06-02@2001-06-01", "s").out())
        .contains("run 1: r@2001-06-02 of 2001-06-01,");
  }

  @Test
  void noHistoryAndADamagedFileAreNamed() throws Exception {
    JobRun none = compare("r", "r");
    put(DAY, small("r"));
    Path file = directory.resolve("costs/period=2001-06-01/run-r.parquet");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
    JobRun damaged = compare("r", "r");

    assertThat(none.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(none.err())
        .startsWith(
            "error: --history: file:%s holds no run; name the directory of output.history.path\n"
                .formatted(history()));
    assertThat(damaged.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(damaged.err())
        .contains("run-r.parquet cannot be read: ", "; remove it, and evaluate its run again");
  }
}

package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.gate.Verdict;
import io.sparkloss.result.json.EvaluationJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a job leaves in its output directory: with gates, run again, and refused. */
class EvaluateResultsIT extends FourRows {

  @Test
  void evaluationJsonHoldsEverything() throws Exception {
    rows().write().parquet(directory + "/data");

    JobRun.of(
        directory,
        "run: r-${date}\ninput: {path: data}\n"
            + REST
            + "gates: [{target: t, loss: mse, candidate: b, baseline: a, margin: 100}]\n");

    String json = Files.readString(directory.resolve("out/evaluation.json"));
    Evaluation evaluation = EvaluationJson.read(json);
    assertThat(EvaluationJson.write(evaluation)).isEqualTo(json);
    assertThat(evaluation.run()).isEqualTo("r-2001-06-30");
    assertThat(evaluation.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evaluation.dataQuality().rowsRead()).isEqualTo(4);
    assertThat(evaluation.provenance().source())
        .containsEntry("evaluation_file", directory + "/evaluation.yaml")
        .containsEntry("input", "file:" + directory + "/data");
  }

  @Test
  void failedAndInconclusiveGatesWriteAllResults() throws Exception {
    rows().write().parquet(directory + "/data");
    String gate =
        "run: r\ninput: {path: data}\n"
            + REST
            + "gates: [{target: t, loss: mse, candidate: a, baseline: b, margin: %s}]\n";

    // d = (-1, -1, 0, 3) - margin: mean 0.25 - margin, standard error 0.946, t(3) 3.18.
    JobRun failed = JobRun.of(directory, gate.formatted("-10"));
    assertThat(failed.code()).isEqualTo(ExitCode.GATE_FAILED);
    assertCosts();
    JobRun open = JobRun.of(directory, gate.formatted("0"));
    assertThat(open.code()).isEqualTo(ExitCode.GATE_INCONCLUSIVE);
    assertCosts();
    assertThat(open.errors()).isEmpty();
  }

  @Test
  void runningAgainReplacesTheResults() throws Exception {
    rows().write().parquet(directory + "/data");
    JobRun.of(directory, "run: r\ninput: {path: data}\n" + REST);

    JobRun.of(directory, "run: r\ninput: {path: data, where: id < 3}\n" + REST);

    assertThat(costs("model = 'a' AND loss = 'squared_error' AND slice = '{}'"))
        .containsExactly(0.0);
    assertThat(names("out"))
        .containsExactly("charts", "costs", "evaluation.json", "report.html", "report.md");
  }

  @Test
  void resultsOfAnotherRunAreNotReplaced() throws Exception {
    rows().write().parquet(directory + "/data");
    JobRun.of(directory, "run: r\ninput: {path: data}\n" + REST);

    JobRun run = JobRun.of(directory, "run: s\ninput: {path: data, where: id < 3}\n" + REST);

    assertThat(run.errors())
        .containsExactly(
            "error: run s: output.directory: file:"
                + directory
                + "/out holds the results of run r; name another, or remove its evaluation.json");
    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertCosts();

    Files.delete(directory.resolve("out/evaluation.json"));
    JobRun.of(directory, "run: s\ninput: {path: data, where: id < 3}\n" + REST);
    assertThat(costs("model = 'a' AND loss = 'squared_error' AND slice = '{}'"))
        .containsExactly(0.0);
  }

  @Test
  void aFileThatIsNoResultIsNotReplaced() throws Exception {
    rows().write().parquet(directory + "/data");
    Path mark = Files.createDirectory(directory.resolve("out")).resolve("evaluation.json");
    Files.writeString(mark, "{\"accuracy\": 0.9}");

    JobRun run = JobRun.of(directory, "run: r\ninput: {path: data}\n" + REST);

    assertThat(run.errors())
        .containsExactly(
            "error: run r: output.directory: file:"
                + directory
                + "/out holds an evaluation.json of no run; name another, or remove its"
                + " evaluation.json");
    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(mark).hasContent("{\"accuracy\": 0.9}");
  }

  @Test
  void aRefusedRunLeavesTheOldResults() throws Exception {
    rows().write().parquet(directory + "/data");
    JobRun.of(directory, "run: r\ninput: {path: data}\n" + REST);

    JobRun run = JobRun.of(directory, "run: r\ninput: {path: data, where: id < 0}\n" + REST);

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertCosts();
  }

  @Test
  void aRunThatIsRefusedDoesNotStopTheOthers() throws Exception {
    rows().write().parquet(directory + "/data");

    JobRun run =
        JobRun.of(
            directory,
            """
            runs:
              - run: one
                input: {path: nowhere}
                targets: {t: {label: y, models: {a: a, b: b}, losses: [mse]}}
                output: {directory: one}
              - run: two
                input: {path: data}
                targets: {t: {label: y, models: {a: a, b: b}, losses: [mse]}}
                output: {directory: two}
            """);

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.err()).contains("run one (1 of 2)", "run two (2 of 2)");
    assertThat(Files.exists(directory.resolve("one"))).isFalse();
    assertThat(names("two"))
        .containsExactly("charts", "costs", "evaluation.json", "report.html", "report.md");
    assertThat(run.out()).contains("run two").doesNotContain("run one");
  }

  @Test
  void slicesGoToTheTablesOnlyOnDemand() throws Exception {
    rows().write().parquet(directory + "/data");
    String file =
        "run: r\ninput: {path: data}\n"
            + REST.replace("{directory: out}", "{directory: out, slices: table}")
                .replace("losses:", "baseline: a, losses:");

    assertThat(JobRun.of(directory, file).errors()).isEmpty();

    assertCosts();
    assertThat(names("out"))
        .containsExactly(
            "charts", "comparisons", "costs", "evaluation.json", "report.html", "report.md");
    assertThat(TestSpark.session().read().parquet(directory + "/out/comparisons").count())
        .isEqualTo(2 * 4);
    Evaluation evaluation =
        EvaluationJson.read(Files.readString(directory.resolve("out/evaluation.json")));
    assertThat(evaluation.costs()).hasSize(4).allMatch(entry -> entry.slice().isOverall());

    // Without a baseline no comparisons of before stay behind.
    assertThat(JobRun.of(directory, file.replace("baseline: a, ", "")).errors()).isEmpty();
    assertThat(names("out"))
        .containsExactly("charts", "costs", "evaluation.json", "report.html", "report.md");
  }

  @Test
  void slicesInTheTableOnlyAreNotComparedWithEarlierRuns() throws Exception {
    String file =
        "run: r\ninput: {path: data}\n"
            + REST.replace(
                "{directory: out}", "{directory: out, slices: table, history: {path: h}}")
            + "gates: [{target: t, loss: mse, candidate: a, baseline: {run: last_passed},"
            + " margin: 1, slices: every}]\n";

    JobRun refused = JobRun.of(directory, file);

    assertThat(refused.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(refused.err())
        .contains("gates: compare slices with an earlier run, but output.slices: table keeps");
  }

  @Test
  void slicesInTheTableNeedADirectoryAndHaveNoDetails() throws Exception {
    String file =
        "run: r\ninput: {path: data}\ndetails: {residuals: true, every_slice: true}\n"
            + REST.replace("{directory: out}", "{slices: table, history: {path: h}}");

    JobRun refused = JobRun.of(directory, file);

    assertThat(refused.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(refused.err())
        .contains("slices: is table, but there is no directory for one; name it")
        .contains("details: ask for every_slice, but output.slices: table keeps slices out");
  }
}

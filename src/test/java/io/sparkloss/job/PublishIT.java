package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.job.publish.RecordingServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job tells others what came of its runs, and its exit code is that of the verdict. */
class PublishIT extends FourRows {

  private static final String GATE =
      "gates: [{target: t, loss: mse, candidate: a, baseline: b, margin: -10}]\n";
  private static final String RUN = "run: four-${date}\ninput: {path: data}\n" + REST;
  private static final String FILES =
      """
      publish:
        prometheus: {file: metrics/four.prom, slices: 10}
        junit: gates.xml
      """;

  @BeforeEach
  void data() {
    rows().write().parquet(directory + "/data");
  }

  @Test
  void metricsAndGatesAreFilesThatOthersMayRead() throws Exception {
    JobRun run = JobRun.of(directory, RUN + GATE + FILES);

    assertThat(run.code()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(run.errors()).isEmpty();
    Path metrics = directory.resolve("metrics/four.prom");
    assertThat(metrics)
        .content()
        .contains("spark_loss_exit_code{series=\"four-${date}\"} 5\n")
        .contains("run=\"four-2001-06-30\"")
        .contains(
            "spark_loss_cost{series=\"four-${date}\",target=\"t\",model=\"a\","
                + "loss=\"squared_error\"} 1.25\n")
        .contains(
            "loss=\"squared_error\",slice=\"{\\\"origin\\\":null}\"} 4\n",
            "loss=\"squared_error\",slice=\"{\\\"origin\\\":\\\"x\\\"}\"} 0\n");
    assertThat(names("metrics")).containsExactly("four.prom");
    Path plain = Files.writeString(directory.resolve("plain"), "as the process makes files");
    assertThat(Files.getPosixFilePermissions(metrics))
        .isEqualTo(Files.getPosixFilePermissions(plain));
    assertThat(directory.resolve("gates.xml")).content().contains("<failure type=\"fail\"");
  }

  @Test
  void aRunThatIsRefusedTakesThePlaceOfTheOneBefore() throws Exception {
    JobRun good = JobRun.of(directory, RUN + FILES);
    JobRun bad = JobRun.of(directory, RUN.replace("label: y", "label: zz") + FILES);

    assertThat(good.code()).isEqualTo(ExitCode.DONE);
    assertThat(bad.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(directory.resolve("metrics/four.prom"))
        .content()
        .contains("spark_loss_exit_code{series=\"four-${date}\"} 4\n")
        .doesNotContain("spark_loss_cost");
    assertThat(directory.resolve("gates.xml"))
        .content()
        .contains("<error type=\"data refused\" message=\"the input has no column &#39;zz&#39;");
  }

  @Test
  void whoCannotBeToldChangesNothingButAWarning() throws Exception {
    String nobody =
        "publish: {prometheus: {pushgateway: \"http://ann:${env:SECRET}@127.0.0.1:1\"},"
            + " junit: gates.xml}\n";

    JobRun run = JobRun.of(directory, RUN + nobody);

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.errors()).hasSize(1);
    assertThat(run.errors().get(0))
        .startsWith(
            "warning: run four-2001-06-30: publish.prometheus.pushgateway: http://127.0.0.1:1"
                + " cannot be reached: ");
    assertThat(run.out() + run.err()).doesNotContain("hunter2");
    assertThat(names("out")).contains("evaluation.json");
    assertThat(directory.resolve("gates.xml")).exists();
  }

  @Test
  void whoMustBeToldFailsTheJobAfterResultsAreWritten() throws Exception {
    String nobody =
        "publish: {prometheus: {pushgateway: \"http://127.0.0.1:1\"}, required: true}\n";
    Path summary = directory.resolve("summary.json");

    JobRun run = JobRun.of(directory, RUN + GATE + nobody, "--summary", summary.toString());

    assertThat(run.code()).isEqualTo(ExitCode.UNEXPECTED);
    assertThat(run.errors()).hasSize(1);
    assertThat(run.errors().get(0)).startsWith("error: run four-2001-06-30: publish.prometheus");
    assertThat(names("out")).contains("evaluation.json");
    assertThat(new ObjectMapper().readTree(summary.toFile()).at("/runs/0/verdict").asText())
        .isEqualTo("fail");
  }

  @Test
  void mlflowGetsTheRunAndItsReport() throws Exception {
    try (RecordingServer server = new RecordingServer()) {
      server
          .reply("get-by-name", 200, "{\"experiment\": {\"experiment_id\": \"7\"}}")
          .reply(
              "runs/create",
              200,
              "{\"run\": {\"info\": {\"run_id\": \"r1\", \"artifact_uri\":"
                  + " \"mlflow-artifacts:/7/r1/artifacts\"}}}");

      JobRun run =
          JobRun.of(
              directory,
              RUN + "publish: {mlflow: {uri: \"" + server.address() + "\", experiment: e}}\n");

      assertThat(run.code()).isEqualTo(ExitCode.DONE);
      assertThat(run.errors()).isEmpty();
      assertThat(server.calls().stream().map(RecordingServer.Call::uri))
          .contains("/api/2.0/mlflow-artifacts/artifacts/7/r1/artifacts/report.html");
      assertThat(server.calls().get(3).body())
          .contains("{\"key\":\"t/squared_error/a/cost\",\"value\":1.25,");
    }
  }

  @Test
  void planTellsWhoWouldBeToldAndTellsNobody() throws Exception {
    JobRun run = JobRun.of(directory, RUN + FILES + "  required: true\n", "--plan");

    assertThat(run.out())
        .contains(
            "  publishes: metrics of 10 slices to " + directory + "/metrics/four.prom\n",
            "  publishes: gates to " + directory + "/gates.xml (JUnit)\n",
            "  publishes: all of it, or the job fails\n");
    assertThat(directory.resolve("metrics")).doesNotExist();
  }
}

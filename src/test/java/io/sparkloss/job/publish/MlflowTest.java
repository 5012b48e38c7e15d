package io.sparkloss.job.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.job.file.publish.MlflowSettings;
import io.sparkloss.job.file.publish.PublishSettings;
import io.sparkloss.job.file.publish.Server;
import io.sparkloss.job.yaml.Substitutions;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MLflow's REST API, against a server that records what it is asked. */
class MlflowTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String API = "/api/2.0/mlflow/";
  private static final String RUN =
      "{\"info\": {\"run_id\": \"r1\", \"artifact_uri\": \"mlflow-artifacts:/7/r1/artifacts\"}}";

  private RecordingServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new RecordingServer()
            .reply("get-by-name", 200, "{\"experiment\": {\"experiment_id\": \"7\"}}")
            .reply("runs/create", 200, "{\"run\": " + RUN + "}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRunIsMadeLoggedAttachedAndEnded() throws Exception {
    assertThat(publish(Outcomes.passed(2), Map.of())).isEmpty();

    assertThat(server.calls().stream().map(call -> call.method() + " " + call.uri()))
        .containsExactly(
            "GET " + API + "experiments/get-by-name?experiment_name=flights+of+June",
            "POST " + API + "runs/search",
            "POST " + API + "runs/create",
            "POST " + API + "runs/log-batch",
            "PUT /api/2.0/mlflow-artifacts/artifacts/7/r1/artifacts/report.html",
            "POST " + API + "runs/update");
    JsonNode created = body(2);
    assertThat(created.get("experiment_id").asText()).isEqualTo("7");
    assertThat(created.get("run_name").asText()).isEqualTo("june");
    assertThat(created.at("/tags/0/key").asText()).isEqualTo("spark_loss.key");
    JsonNode batch = body(3);
    assertThat(entry(batch, "metrics", "delay/absolute_error/trees/cost").asDouble()).isEqualTo(16);
    assertThat(entry(batch, "metrics", "delay/absolute_error/mean/ci_high").asDouble())
        .isEqualTo(21);
    assertThat(entry(batch, "metrics", "delay/l/trees/rows_used").asDouble()).isEqualTo(1000);
    assertThat(entry(batch, "params", "delay/models").asText()).isEqualTo("mean, trees");
    assertThat(entry(batch, "tags", "spark_loss.verdict").asText()).isEqualTo("pass");
    assertThat(batch.at("/metrics/0/timestamp").asLong()).isEqualTo(Outcomes.AT.toEpochMilli());
    assertThat(server.calls().get(4).body()).startsWith("<!DOCTYPE html>");
    assertThat(body(5).get("status").asText()).isEqualTo("FINISHED");
    assertThat(body(5).get("end_time").asLong()).isEqualTo(Outcomes.AT.toEpochMilli());
  }

  @Test
  void anExperimentThatIsNotThereIsMade() throws Exception {
    server.close();
    server =
        new RecordingServer()
            .reply("get-by-name", 404, "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\"}")
            .reply("experiments/create", 200, "{\"experiment_id\": \"9\"}")
            .reply("runs/create", 200, "{\"run\": " + RUN + "}");

    assertThat(publish(Outcomes.passed(0), Map.of())).isEmpty();

    assertThat(body(1).get("name").asText()).isEqualTo("flights of June");
    assertThat(body(3).get("experiment_id").asText()).isEqualTo("9");
  }

  @Test
  void theSameRunAskedForTheSameGoesToTheSameRunOfMlflow() throws Exception {
    server.reply("runs/search", 200, found("mean, trees"));

    assertThat(publish(Outcomes.gated(), Map.of())).isEmpty();

    assertThat(paths()).doesNotContain(API + "runs/create");
    assertThat(body(2).get("run_id").asText()).isEqualTo("r1");
    assertThat(body(2).get("status").asText()).isEqualTo("RUNNING");
    assertThat(body(5).get("status").asText()).isEqualTo("FAILED");
    assertThat(entry(body(3), "tags", "spark_loss.gate.2").asText())
        .isEqualTo("fail: delay, absolute_error, trees not fail: above by far");
  }

  @Test
  void theSameRunAskedForSomethingElseIsANewOneOfMlflow() throws Exception {
    server.reply("runs/search", 200, found("mean, median"));

    assertThat(publish(Outcomes.passed(0), Map.of())).isEmpty();

    assertThat(paths()).contains(API + "runs/create");
  }

  private static String found(String models) {
    ObjectNode run = MAPPER.createObjectNode();
    try {
      run.setAll((ObjectNode) MAPPER.readTree(RUN));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    run.putObject("data")
        .putArray("params")
        .addObject()
        .put("key", "delay/models")
        .put("value", models);
    ObjectNode answer = MAPPER.createObjectNode();
    answer.putArray("runs").add(run);
    return answer.toString();
  }

  @Test
  void aRunThatWasRefusedIsAFailedRunWithItsReason() throws Exception {
    assertThat(publish(Outcomes.refused("no column y"), Map.of())).isEmpty();

    assertThat(entry(body(3), "tags", "spark_loss.reason").asText()).isEqualTo("no column y");
    assertThat(body(4).get("status").asText()).isEqualTo("FAILED");
    assertThat(server.calls()).hasSize(5);
  }

  @Test
  void aReportThatTheServerDoesNotKeepIsSaid() {
    server.close();
    try {
      server =
          new RecordingServer()
              .reply(
                  "runs/create",
                  200,
                  "{\"run\": " + RUN.replace("mlflow-artifacts:/", "s3://bucket/") + "}");
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }

    List<Publication.Remark> remarks = publish(Outcomes.passed(0), Map.of());

    assertThat(remarks)
        .containsExactly(
            new Publication.Remark(
                false,
                "publish.mlflow: report.html was not uploaded, because the artifacts of the run are"
                    + " at s3://bucket/7/r1/artifacts, not behind the tracking server; start it"
                    + " with --serve-artifacts"));
    assertThat(paths()).endsWith(API + "runs/update");
  }

  @Test
  void credentialsGoIntoTheHeaderAndAreSecrets() {
    Map<String, String> token = Map.of("MLFLOW_TRACKING_TOKEN", "t0ken");
    Map<String, String> user =
        Map.of("MLFLOW_TRACKING_USERNAME", "ann", "MLFLOW_TRACKING_PASSWORD", "pa55");
    Substitutions substitutions = new Substitutions(LocalDate.EPOCH, token);

    assertThat(Publication.of(settings(), Outcomes.passed(0), substitutions)).isEmpty();
    assertThat(server.calls()).allMatch(call -> call.authorization().equals("Bearer t0ken"));
    assertThat(substitutions.redact("it is t0ken")).isEqualTo("it is ${env:MLFLOW_TRACKING_TOKEN}");
    assertThat(server.calls()).noneMatch(call -> call.body().contains("t0ken"));

    publish(Outcomes.passed(0), user);
    assertThat(server.calls().get(server.calls().size() - 1).authorization())
        .isEqualTo("Basic YW5uOnBhNTU="); // printf ann:pa55 | base64
  }

  @Test
  void aServerThatRefusesIsNamedWithWhatItSays() throws Exception {
    server.close();
    server =
        new RecordingServer().reply("get-by-name", 403, "{\"message\":\n \"Permission denied\"}");

    assertThat(publish(Outcomes.passed(0), Map.of()))
        .containsExactly(
            new Publication.Remark(
                true,
                "publish.mlflow: "
                    + server.address()
                    + API
                    + "experiments/get-by-name answered 403: {\"message\": \"Permission"
                    + " denied\"}"));
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    server.close();

    List<Publication.Remark> remarks = publish(Outcomes.passed(0), Map.of());

    assertThat(remarks).hasSize(1);
    assertThat(remarks.get(0).failed()).isTrue();
    assertThat(remarks.get(0).text())
        .startsWith("publish.mlflow: " + server.address() + " cannot be reached: ");
  }

  @Test
  void noRequestIsAboveTheLimitsOfMlflow() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    Map<String, String> tags = new LinkedHashMap<>();
    for (int i = 0; i < 2500; i++) {
      metrics.put("metric " + i, (double) i);
    }
    for (int i = 0; i < 250; i++) {
      tags.put("tag " + i, "ä".repeat(5000));
    }
    MlflowRun run = new MlflowRun("r", "k", tags, tags, metrics, 1);

    List<ObjectNode> batches = MlflowBatches.of("id", run);

    int metricCount = 0;
    int tagCount = 0;
    for (ObjectNode batch : batches) {
      int metricsHere = batch.path("metrics").size();
      int tagsHere = batch.path("tags").size();
      int paramsHere = batch.path("params").size();
      assertThat(batch.get("run_id").asText()).isEqualTo("id");
      assertThat(batch.toString().getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
      assertThat(tagsHere).isLessThanOrEqualTo(100);
      assertThat(paramsHere).isLessThanOrEqualTo(100);
      assertThat(metricsHere + tagsHere + paramsHere).isBetween(1, 1000);
      metricCount += metricsHere;
      tagCount += tagsHere;
    }
    assertThat(metricCount).isEqualTo(2500);
    assertThat(tagCount).isEqualTo(250);
  }

  @Test
  void namesAreThoseThatMlflowAllowsAndNoTwoAreTheSame() {
    MlflowNames names = new MlflowNames();

    assertThat(names.name(List.of("delay", "huber_loss(delta=15.0)", "cost")))
        .isEqualTo("delay/huber_loss_delta_15.0/cost");
    assertThat(names.name(List.of("delay", "huber_loss[delta 15.0]", "cost")))
        .isEqualTo("delay/huber_loss_delta 15.0/cost");
    assertThat(names.name(List.of("a/b", "..", "ä"))).isEqualTo("a_b/_/_");
    assertThat(names.name(List.of("a/b", "..", "ö"))).isEqualTo("a_b/_/__2");
    assertThat(names.name(List.of("x".repeat(300)))).hasSize(250);
    assertThat(names.name(List.of("x".repeat(301)))).hasSize(250).endsWith("_2");
  }

  private List<Publication.Remark> publish(RunOutcome outcome, Map<String, String> environment) {
    return Publication.of(settings(), outcome, new Substitutions(LocalDate.EPOCH, environment));
  }

  private PublishSettings settings() {
    return new PublishSettings(
        "flights",
        LocalDate.EPOCH,
        Optional.empty(),
        Optional.of(new MlflowSettings(Server.of(server.address() + "/"), "flights of June")),
        Optional.empty(),
        false);
  }

  private List<String> paths() {
    return server.calls().stream().map(RecordingServer.Call::uri).toList();
  }

  private JsonNode body(int call) throws Exception {
    return MAPPER.readTree(server.calls().get(call).body());
  }

  private static JsonNode entry(JsonNode batch, String list, String key) {
    for (JsonNode entry : batch.get(list)) {
      if (entry.get("key").asText().equals(key)) {
        return entry.get("value");
      }
    }
    throw new AssertionError(list + " have no " + key + ": " + batch);
  }
}

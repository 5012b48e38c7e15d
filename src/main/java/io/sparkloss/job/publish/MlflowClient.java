package io.sparkloss.job.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A tracking server of MLflow, by its REST API 2.0.
 *
 * <p>A run that is told again goes to the run that MLflow has of it, if it was asked for the same:
 * tags are replaced, and metrics get a later value. With other parameters, which MLflow cannot
 * change, it is a new run.
 */
final class MlflowClient {

  private static final String API = "/api/2.0/mlflow/";
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts";
  private static final String JSON = "application/json";
  private static final int FOUND = 100;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Http http;

  MlflowClient(Http http) {
    this.http = http;
  }

  /** A run of MLflow: its name there, and where its artifacts are. */
  record Found(String id, String artifacts) {

    private static Found of(JsonNode run) {
      return new Found(run.at("/info/run_id").asText(), run.at("/info/artifact_uri").asText());
    }
  }

  /**
   * Opens the run of an experiment; what is not there is made.
   *
   * @throws IOException when the server does not do it
   */
  Found open(String experiment, MlflowRun run) throws IOException {
    String id = experiment(experiment);
    Optional<Found> earlier = earlier(id, run);
    if (earlier.isPresent()) {
      post("runs/update", run(earlier.get()).put("status", "RUNNING"));
      return earlier.get();
    }
    ObjectNode request = NODES.objectNode();
    request.put("experiment_id", id).put("run_name", run.name()).put("start_time", run.at());
    request.putArray("tags").add(MlflowBatches.text(MlflowRun.KEY, run.key()));
    return Found.of(post("runs/create", request).path("run"));
  }

  private String experiment(String name) throws IOException {
    Http.Request request =
        get(
            "experiments/get-by-name?experiment_name="
                + URLEncoder.encode(name, StandardCharsets.UTF_8));
    Http.Answer answer = http.send(request);
    if (answer.isGood()) {
      return MAPPER.readTree(answer.body()).at("/experiment/experiment_id").asText();
    }
    if (!answer.body().contains("RESOURCE_DOES_NOT_EXIST")) {
      throw http.refused(request, answer);
    }
    return post("experiments/create", NODES.objectNode().put("name", name))
        .path("experiment_id")
        .asText();
  }

  private static Http.Request get(String path) {
    return new Http.Request("GET", API + path, JSON, "");
  }

  private Optional<Found> earlier(String experiment, MlflowRun run) throws IOException {
    ObjectNode request = NODES.objectNode();
    request.putArray("experiment_ids").add(experiment);
    request.put("filter", "tags.`" + MlflowRun.KEY + "` = '" + run.key() + "'");
    request.put("max_results", FOUND);
    for (JsonNode found : post("runs/search", request).path("runs")) {
      if (hasSameParameters(found, run)) {
        return Optional.of(Found.of(found));
      }
    }
    return Optional.empty();
  }

  private static boolean hasSameParameters(JsonNode found, MlflowRun run) {
    for (JsonNode parameter : found.at("/data/params")) {
      String asked = run.parameters().get(parameter.path("key").asText());
      if (asked != null && !asked.equals(parameter.path("value").asText())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds parameters, tags and metrics.
   *
   * @throws IOException when the server does not take them
   */
  void log(Found found, MlflowRun run) throws IOException {
    List<ObjectNode> batches = MlflowBatches.of(found.id(), run);
    for (ObjectNode batch : batches) {
      post("runs/log-batch", batch);
    }
  }

  /**
   * Adds a page, where artifacts go through the server.
   *
   * @return whether they do
   * @throws IOException when the server does not take it
   */
  boolean attach(Found found, String name, String page) throws IOException {
    URI place = URI.create(found.artifacts());
    if (!"mlflow-artifacts".equals(place.getScheme()) || place.getRawAuthority() != null) {
      return false;
    }
    String path = ARTIFACTS + place.getRawPath() + "/" + name;
    http.require(new Http.Request("PUT", path, "text/html; charset=utf-8", page));
    return true;
  }

  /**
   * Ends the run.
   *
   * @throws IOException when the server does not do it
   */
  void end(Found found, boolean good, long at) throws IOException {
    post("runs/update", run(found).put("status", good ? "FINISHED" : "FAILED").put("end_time", at));
  }

  private static ObjectNode run(Found found) {
    return NODES.objectNode().put("run_id", found.id());
  }

  private JsonNode post(String path, ObjectNode body) throws IOException {
    return MAPPER.readTree(
        http.require(new Http.Request("POST", API + path, JSON, body.toString())).body());
  }
}

package io.sparkloss.job.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The numbers and texts of a run in the requests {@code runs/log-batch}, each within the limits of
 * MLflow: 1000 items, of which 100 are parameters and 100 are tags, and 1 MB.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class MlflowBatches {

  private static final int ITEMS = 1000;
  private static final int TEXTS = 100;

  /** Below a million, to leave room for the rest of a request. */
  private static final int BYTES = 900_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String runId;
  private final List<ObjectNode> batches = new ArrayList<>();
  private int items;
  private int bytes;

  private MlflowBatches(String runId) {
    this.runId = runId;
  }

  /** Returns the requests. */
  static List<ObjectNode> of(String runId, MlflowRun run) {
    MlflowBatches batches = new MlflowBatches(runId);
    run.parameters().forEach((key, text) -> batches.add("params", TEXTS, text(key, text)));
    run.tags().forEach((key, text) -> batches.add("tags", TEXTS, text(key, text)));
    BiFunction<String, Double, ObjectNode> metric =
        (key, value) -> number(key, value).put("timestamp", run.at()).put("step", 0);
    run.metrics().forEach((key, value) -> batches.add("metrics", ITEMS, metric.apply(key, value)));
    return batches.batches;
  }

  /** Returns a tag or a parameter. */
  static ObjectNode text(String key, String text) {
    return NODES.objectNode().put("key", key).put("value", text);
  }

  private static ObjectNode number(String key, double value) {
    return NODES.objectNode().put("key", key).put("value", value);
  }

  private void add(String list, int most, ObjectNode item) {
    int size = item.toString().getBytes(StandardCharsets.UTF_8).length + 1;
    if (batches.isEmpty()
        || items == ITEMS
        || bytes + size > BYTES
        || last().withArray(list).size() == most) {
      batches.add(NODES.objectNode().put("run_id", runId));
      items = 0;
      bytes = 0;
    }
    ArrayNode entries = last().withArray(list);
    entries.add(item);
    items++;
    bytes += size;
  }

  private ObjectNode last() {
    return batches.get(batches.size() - 1);
  }
}

package io.sparkloss.result.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateKey;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.util.Locale;

/** What gates decided, as JSON and back. */
final class GateJson {

  private GateJson() {}

  static ObjectNode write(GateResult gate) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("target", gate.gate().target());
    node.put("loss", gate.gate().loss());
    node.put("candidate", gate.gate().candidate());
    node.put("condition", gate.gate().condition());
    node.put("scope", gate.gate().scope());
    node.put("baseline", gate.gate().baseline());
    node.put("baseline_run", gate.baselineRun());
    node.put("verdict", gate.verdict().key());
    node.put("explanation", gate.explanation());
    ArrayNode decisions = node.putArray("decisions");
    gate.decisions().forEach(decision -> decisions.add(write(decision)));
    return node;
  }

  private static ObjectNode write(GateDecision decision) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("slice", JsonWriter.slice(decision.slice()));
    node.put("verdict", decision.verdict().key());
    node.put("explanation", decision.explanation());
    JsonWriter.estimate(node.putObject("difference"), decision.difference());
    JsonWriter.estimate(node.putObject("candidate_cost"), decision.candidateCost());
    if (decision.baselineCost() == null) {
      node.putNull("baseline_cost");
    } else {
      JsonWriter.estimate(node.putObject("baseline_cost"), decision.baselineCost());
    }
    return node;
  }

  static GateResult read(JsonNode node, JsonReader reader) {
    GateKey key =
        new GateKey(
            JsonReader.text(node, "target"),
            JsonReader.text(node, "loss"),
            JsonReader.text(node, "candidate"),
            JsonReader.text(node, "condition"),
            JsonReader.text(node, "scope"),
            JsonReader.field(node, "baseline").isNull() ? null : JsonReader.text(node, "baseline"));
    return new GateResult(
        key,
        verdict(node),
        node.path("baseline_run").textValue(),
        JsonReader.text(node, "explanation"),
        JsonReader.list(JsonReader.field(node, "decisions")).stream()
            .map(decision -> decision(decision, reader))
            .toList());
  }

  private static GateDecision decision(JsonNode node, JsonReader reader) {
    JsonNode baseline = JsonReader.field(node, "baseline_cost");
    return new GateDecision(
        reader.slice(JsonReader.field(node, "slice")),
        verdict(node),
        JsonReader.estimate(JsonReader.field(node, "difference")),
        JsonReader.estimate(JsonReader.field(node, "candidate_cost")),
        baseline.isNull() ? null : JsonReader.estimate(baseline),
        JsonReader.text(node, "explanation"));
  }

  private static Verdict verdict(JsonNode node) {
    return Verdict.valueOf(JsonReader.text(node, "verdict").toUpperCase(Locale.ROOT));
  }
}

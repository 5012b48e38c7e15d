package io.sparkloss.result.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.cost.change.Contribution;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.LabelCoverage;
import io.sparkloss.result.Provenance;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.ObjectiveEntry;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.Usage;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Results to JSON nodes, field by field; {@link JsonReader} is its mirror. */
final class JsonWriter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonWriter() {}

  /** Writes an evaluation; entries become nodes one by one. */
  static void evaluation(Evaluation evaluation, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeNumberField("schema_version", EvaluationJson.SCHEMA_VERSION);
    to.writeStringField("run", evaluation.run());
    to.writeStringField("evaluated_at", evaluation.evaluatedAt().toString());
    to.writeStringField("verdict", evaluation.verdict().key());
    to.writeNumberField("confidence", evaluation.confidence());
    write(to, "provenance", provenance(evaluation.provenance()));
    ObjectNode columns = NODES.objectNode();
    evaluation.sliceColumns().forEach(column -> columns.put(column.name(), column.type().key()));
    write(to, "slice_columns", columns);
    write(to, "costs", evaluation.costs(), JsonWriter::cost);
    write(to, "comparisons", evaluation.comparisons(), JsonWriter::comparison);
    write(to, "gates", evaluation.gates(), GateJson::write);
    if (!evaluation.objectives().isEmpty()) {
      write(to, "objectives", evaluation.objectives(), JsonWriter::objective);
    }
    write(to, "data_quality", quality(evaluation.dataQuality()));
    write(to, "details", DetailsJson.write(evaluation.details()));
    to.writeEndObject();
  }

  private static void write(JsonGenerator to, String name, TreeNode value) throws IOException {
    to.writeFieldName(name);
    to.writeTree(value);
  }

  private static <T> void write(
      JsonGenerator to, String name, List<T> values, Function<T, ObjectNode> node)
      throws IOException {
    to.writeArrayFieldStart(name);
    for (T value : values) {
      to.writeRawValue(node.apply(value).toString());
    }
    to.writeEndArray();
  }

  private static ObjectNode objective(ObjectiveEntry objective) {
    ObjectNode node = NODES.objectNode();
    node.put("target", objective.target());
    node.put("model", objective.model());
    node.put("loss", objective.loss());
    putDefined(node, "cost", objective.cost());
    putDefined(node, "penalty", objective.penalty());
    putDefined(node, "objective", objective.value());
    return node;
  }

  private static ObjectNode provenance(Provenance provenance) {
    ObjectNode node = NODES.objectNode();
    ObjectNode source = node.putObject("source");
    provenance.source().forEach(source::put);
    node.put("spark", provenance.spark());
    node.put("java", provenance.java());
    node.put("project", provenance.project());
    return node;
  }

  private static ObjectNode cost(CostEntry entry) {
    ObjectNode node = NODES.objectNode();
    key(node, entry.key());
    node.set("slice", slice(entry.slice()));
    estimate(node, entry.estimate());
    usage(node, entry.usage());
    if (entry.contribution() != null) {
      contribution(node, entry.contribution());
    }
    if (entry.basis() != null) {
      basis(node, entry.basis());
    }
    return node;
  }

  /** Puts what a slice adds to the cost of all rows. */
  static void contribution(ObjectNode node, Contribution<Slice> contribution) {
    putDefined(node, "weight_share", contribution.weightShare());
    putDefined(node, "contribution", contribution.contribution());
    putDefined(node, "excess", contribution.excess());
    putDefined(node, "cost_share", contribution.costShare());
  }

  static void basis(ObjectNode node, CostBasis basis) {
    node.put("transform", name(basis.transform()));
    node.put("weight_kind", name(basis.weightKind()));
    if (basis.isClustered()) {
      node.put("clusters", basis.clusters());
    }
    state(node, basis.state());
  }

  static void state(ObjectNode node, CostState state) {
    node.put("state", Base64.getEncoder().encodeToString(state.toBytes()));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static void key(ObjectNode node, EntryKey key) {
    node.put("run", key.run());
    node.put("evaluated_at", key.evaluatedAt().toString());
    node.put("target", key.target());
    node.put("model", key.model());
    node.put("loss", key.loss());
  }

  private static ObjectNode comparison(Comparison entry) {
    ObjectNode node = NODES.objectNode();
    key(node, entry.key());
    node.put("baseline", entry.baseline());
    node.set("slice", slice(entry.slice()));
    estimate(node.putObject("difference"), entry.difference());
    estimate(node.putObject("model_cost"), entry.cost());
    estimate(node.putObject("baseline_cost"), entry.baselineCost());
    node.put("won", entry.won());
    node.put("tied", entry.tied());
    putDefined(node, "won_share", entry.wonShare());
    putDefined(node, "tied_share", entry.tiedShare());
    if (entry.state() != null) {
      state(node, entry.state());
    }
    return node;
  }

  static ObjectNode slice(Slice slice) {
    ObjectNode node = NODES.objectNode();
    new TreeMap<>(slice.values()).forEach((column, value) -> putTyped(node, column, value));
    return node;
  }

  private static void putTyped(ObjectNode node, String column, @Nullable Object value) {
    if (value == null) {
      node.putNull(column);
    } else if (value instanceof Long number) {
      node.put(column, number);
    } else if (value instanceof Boolean truth) {
      node.put(column, truth);
    } else if (value instanceof Double number) {
      putNumber(node, column, number);
    } else {
      node.put(column, value.toString());
    }
  }

  static void estimate(ObjectNode node, Estimate estimate) {
    node.put("count", estimate.count());
    putNumber(node, "weight", estimate.weight());
    if (estimate.isEmpty()) {
      node.putNull("cost");
    } else {
      putNumber(node, "cost", estimate.cost());
    }
    putDefined(node, "std_error", estimate.standardError());
    putDefined(node, "ci_low", estimate.lower());
    putDefined(node, "ci_high", estimate.upper());
    node.put("doubtful", estimate.doubtful());
    node.put("clipped_count", estimate.clippedCount());
    putDefined(node, "clipped_share", estimate.clippedShare());
  }

  static void usage(ObjectNode node, Usage usage) {
    node.put("rows", usage.rows());
    node.put("used", usage.used());
    ObjectNode invalid = node.putObject("invalid");
    usage.invalid().forEach((reason, count) -> invalid.put(reason.key(), count));
    putDefined(node, "coverage", usage.coverage());
    putDefined(node, "weight_coverage", usage.weightCoverage());
    node.put("unnormalized", usage.unnormalized());
  }

  private static ObjectNode quality(DataQuality quality) {
    ObjectNode node = NODES.objectNode();
    node.put("rows_read", quality.rowsRead());
    ArrayNode usages = node.putArray("usages");
    for (DataQuality.EntryUsage entry : quality.usages()) {
      ObjectNode usage = usages.addObject();
      usage.put("target", entry.target());
      usage.put("model", entry.model());
      usage.put("loss", entry.loss());
      usage(usage, entry.usage());
    }
    if (!quality.labelCoverage().isEmpty()) {
      ArrayNode coverage = node.putArray("label_coverage");
      quality.labelCoverage().forEach(entry -> coverage.add(labels(entry)));
    }
    return node;
  }

  private static ObjectNode labels(LabelCoverage coverage) {
    ObjectNode node = NODES.objectNode();
    node.set("slice", slice(coverage.slice()));
    if (coverage.model() != null) {
      node.put("model", coverage.model());
    }
    node.put("predictions", coverage.predictions());
    node.put("labelled", coverage.labelled());
    putDefined(node, "coverage", coverage.share());
    return node;
  }

  /** Returns a number; null for NaN, text for an infinity. */
  static JsonNode number(double value) {
    if (Double.isNaN(value)) {
      return NODES.nullNode();
    }
    return Math.abs(value) <= Double.MAX_VALUE
        ? NODES.numberNode(value)
        : NODES.textNode(Double.toString(value));
  }

  /** Puts a number for which NaN means that it is not defined. */
  static void putDefined(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      putNumber(node, name, value);
    }
  }

  private static void putNumber(ObjectNode node, String name, double value) {
    if (Math.abs(value) <= Double.MAX_VALUE) {
      node.put(name, value);
    } else {
      node.put(name, Double.toString(value));
    }
  }
}

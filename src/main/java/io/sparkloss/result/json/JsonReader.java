package io.sparkloss.result.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.change.Contribution;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.loss.Reason;
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
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.result.entry.Usage;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON nodes to results; {@link JsonWriter} is its mirror. */
final class JsonReader {

  private final JsonNode root;
  private final Map<String, SliceColumn.Type> types = new LinkedHashMap<>();

  JsonReader(JsonNode root) {
    this.root = root;
  }

  /** Returns a slice, given the types of its columns by name. */
  static Slice slice(JsonNode slice, JsonNode types) {
    JsonReader reader = new JsonReader(types);
    reader.all(types);
    return reader.slice(slice);
  }

  /** Returns the columns of types by name. */
  static List<SliceColumn> columns(JsonNode types) {
    return new JsonReader(types).all(types);
  }

  private List<SliceColumn> all(JsonNode types) {
    List<SliceColumn> columns = new ArrayList<>();
    types.properties().forEach(entry -> columns.add(column(entry.getKey(), entry.getValue())));
    return columns;
  }

  Evaluation evaluation() {
    int version = field(root, "schema_version").asInt();
    if (version != EvaluationJson.SCHEMA_VERSION) {
      throw new IllegalArgumentException(
          "the evaluation has schema_version "
              + version
              + " but this version of the library reads "
              + EvaluationJson.SCHEMA_VERSION
              + "; use a newer one");
    }
    List<SliceColumn> columns = all(field(root, "slice_columns"));
    return new Evaluation(
        text(root, "run"),
        instant(root, "evaluated_at"),
        number(root, "confidence"),
        provenance(field(root, "provenance")),
        columns,
        list(field(root, "costs")).stream().map(this::cost).toList(),
        later(root, "comparisons").stream().map(this::comparison).toList(),
        list(field(root, "gates")).stream().map(gate -> GateJson.read(gate, this)).toList(),
        quality(field(root, "data_quality")),
        DetailsJson.read(root.path("details"), this),
        later(root, "objectives").stream().map(JsonReader::objective).toList());
  }

  private static ObjectiveEntry objective(JsonNode node) {
    return new ObjectiveEntry(
        text(node, "target"),
        text(node, "model"),
        text(node, "loss"),
        number(node, "cost"),
        number(node, "penalty"),
        number(node, "objective"));
  }

  private SliceColumn column(String name, JsonNode type) {
    SliceColumn column =
        new SliceColumn(name, SliceColumn.Type.valueOf(type.asText().toUpperCase(Locale.ROOT)));
    types.put(name, column.type());
    return column;
  }

  private static Provenance provenance(JsonNode node) {
    Map<String, String> source = new LinkedHashMap<>();
    field(node, "source")
        .properties()
        .forEach(entry -> source.put(entry.getKey(), entry.getValue().asText()));
    return new Provenance(source, text(node, "spark"), text(node, "java"), text(node, "project"));
  }

  private CostEntry cost(JsonNode node) {
    Slice slice = slice(field(node, "slice"));
    return new CostEntry(
        key(node), slice, estimate(node), usage(node), basis(node), contribution(node, slice));
  }

  private static @Nullable Contribution<Slice> contribution(JsonNode node, Slice slice) {
    return node.has("contribution")
        ? new Contribution<>(
            slice,
            number(node, "weight_share"),
            number(node, "contribution"),
            number(node, "excess"),
            number(node, "cost_share"))
        : null;
  }

  private static CostState state(JsonNode node) {
    return CostState.fromBytes(Base64.getDecoder().decode(text(node, "state")));
  }

  private static @Nullable CostBasis basis(JsonNode node) {
    if (!node.has("state")) {
      return null; // files of before have none
    }
    return new CostBasis(
        state(node),
        Transform.valueOf(text(node, "transform").toUpperCase(Locale.ROOT)),
        WeightKind.valueOf(text(node, "weight_kind").toUpperCase(Locale.ROOT)),
        node.path("clusters").asLong(0));
  }

  static EntryKey key(JsonNode node) {
    return new EntryKey(
        text(node, "run"),
        instant(node, "evaluated_at"),
        text(node, "target"),
        text(node, "model"),
        text(node, "loss"));
  }

  private Comparison comparison(JsonNode node) {
    return new Comparison(
        key(node),
        text(node, "baseline"),
        slice(field(node, "slice")),
        estimate(field(node, "difference")),
        estimate(field(node, "model_cost")),
        estimate(field(node, "baseline_cost")),
        field(node, "won").asLong(),
        field(node, "tied").asLong(),
        number(node, "won_share"),
        number(node, "tied_share"),
        node.has("state") ? state(node) : null); // files of before have none
  }

  Slice slice(JsonNode node) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    types.forEach(
        (column, type) -> {
          if (node.has(column)) {
            values.put(column, value(field(node, column), type));
          }
        });
    if (values.size() != node.size()) {
      throw new IllegalArgumentException(
          "the evaluation has the slice " + node + " but slice_columns are " + types.keySet());
    }
    return Slice.of(values);
  }

  private static @Nullable Object value(JsonNode node, SliceColumn.Type type) {
    if (node.isNull()) {
      return null;
    }
    return switch (type) {
      case STRING -> node.asText();
      case BOOLEAN -> node.asBoolean();
      case LONG -> node.asLong();
      case DOUBLE -> number(node);
      case DECIMAL -> new BigDecimal(node.asText());
      case DATE -> LocalDate.parse(node.asText());
      case TIMESTAMP -> Instant.parse(node.asText());
      case LOCAL_TIMESTAMP -> LocalDateTime.parse(node.asText());
    };
  }

  static Estimate estimate(JsonNode node) {
    return new Estimate(
        field(node, "count").asLong(),
        number(node, "weight"),
        number(node, "cost"),
        number(node, "std_error"),
        number(node, "ci_low"),
        number(node, "ci_high"),
        node.path("doubtful").asBoolean(false), // files of before have none
        field(node, "clipped_count").asLong(),
        number(node, "clipped_share"));
  }

  private static Usage usage(JsonNode node) {
    Map<Reason, Long> invalid = new EnumMap<>(Reason.class);
    field(node, "invalid")
        .properties()
        .forEach(
            entry ->
                invalid.put(
                    Reason.valueOf(entry.getKey().toUpperCase(Locale.ROOT)),
                    entry.getValue().asLong()));
    return new Usage(
        field(node, "rows").asLong(),
        field(node, "used").asLong(),
        invalid,
        number(node, "coverage"),
        number(node, "weight_coverage"),
        field(node, "unnormalized").asLong());
  }

  private DataQuality quality(JsonNode node) {
    List<DataQuality.EntryUsage> usages = new ArrayList<>();
    for (JsonNode entry : list(field(node, "usages"))) {
      usages.add(
          new DataQuality.EntryUsage(
              text(entry, "target"), text(entry, "model"), text(entry, "loss"), usage(entry)));
    }
    return new DataQuality(field(node, "rows_read").asLong(), usages, labels(node));
  }

  /** Returns the coverage by labels, which only data with joined labels have. */
  private List<LabelCoverage> labels(JsonNode quality) {
    return later(quality, "label_coverage").stream()
        .map(
            node ->
                new LabelCoverage(
                    slice(field(node, "slice")),
                    node.has("model") ? text(node, "model") : null,
                    field(node, "predictions").asLong(),
                    field(node, "labelled").asLong()))
        .toList();
  }

  /** Returns the entries of a section; none where it is not there, as in files of before. */
  static List<JsonNode> later(JsonNode node, String section) {
    return list(node.path(section));
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }

  static JsonNode field(JsonNode node, String name) {
    JsonNode found = node.get(name);
    if (found == null) {
      throw new IllegalArgumentException("the evaluation lacks the field " + name);
    }
    return found;
  }

  static String text(JsonNode node, String name) {
    return field(node, name).asText();
  }

  private static Instant instant(JsonNode node, String name) {
    String text = text(node, name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "the evaluation has " + name + " '" + text + "', which is no time in ISO 8601", e);
    }
  }

  private static double number(JsonNode node, String name) {
    return number(field(node, name));
  }

  static double number(JsonNode node) {
    if (node.isNull()) {
      return Double.NaN;
    }
    return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
  }
}

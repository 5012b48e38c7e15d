package io.sparkloss.result.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.cost.calibration.Calibration;
import io.sparkloss.cost.density.PairDensity;
import io.sparkloss.cost.joint.RatioEstimate;
import io.sparkloss.cost.noise.NoiseFit;
import io.sparkloss.cost.noise.OutlierShare;
import io.sparkloss.cost.resample.BootstrapInterval;
import io.sparkloss.cost.tail.CurvePoint;
import io.sparkloss.cost.tail.DensityBin;
import io.sparkloss.cost.tail.Quantile;
import io.sparkloss.cost.tail.TailShare;
import io.sparkloss.cost.worst.WorstRow;
import io.sparkloss.result.detail.CalibrationEntry;
import io.sparkloss.result.detail.CalibrationEntry.Event;
import io.sparkloss.result.detail.ConcentrationEntry;
import io.sparkloss.result.detail.DensityEntry;
import io.sparkloss.result.detail.Details;
import io.sparkloss.result.detail.ResidualEntry;
import io.sparkloss.result.detail.WorstRowsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was found beside costs, as JSON and back. */
final class DetailsJson {

  private DetailsJson() {}

  static ObjectNode write(Details details) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode concentrations = node.putArray("concentration");
    details.concentrations().forEach(entry -> concentrations.add(write(entry)));
    ArrayNode residuals = node.putArray("residuals");
    details.residuals().forEach(entry -> residuals.add(write(entry)));
    ArrayNode densities = node.putArray("density");
    details.densities().forEach(entry -> densities.add(write(entry)));
    ArrayNode calibrations = node.putArray("calibration");
    details.calibrations().forEach(entry -> calibrations.add(write(entry)));
    ArrayNode worst = node.putArray("worst_rows");
    details.worstRows().forEach(entry -> worst.add(write(entry)));
    return node;
  }

  private static ObjectNode write(ConcentrationEntry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    JsonWriter.key(node, entry.key());
    node.set("slice", JsonWriter.slice(entry.slice()));
    node.set("worst", RecordJson.write(entry.worst()));
    node.set("curve", RecordJson.write(entry.curve()));
    node.set("quantiles", RecordJson.write(entry.quantiles()));
    return node;
  }

  private static ObjectNode write(ResidualEntry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("target", entry.target());
    node.put("model", entry.model());
    node.set("slice", JsonWriter.slice(entry.slice()));
    node.set("noise", RecordJson.write(entry.noise()));
    node.set("outliers", RecordJson.write(entry.outliers()));
    node.set("quantiles", RecordJson.write(entry.quantiles()));
    node.set("histogram", RecordJson.write(entry.histogram()));
    return node;
  }

  private static ObjectNode write(DensityEntry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("target", entry.target());
    node.put("model", entry.model());
    return node.setAll(RecordJson.write(entry.density()));
  }

  private static ObjectNode write(CalibrationEntry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("target", entry.target());
    node.put("model", entry.model());
    node.set("slice", JsonWriter.slice(entry.slice()));
    node.put("event", entry.event().name().toLowerCase(Locale.ROOT));
    node.set("calibration", RecordJson.write(entry.calibration()));
    node.set(
        "error_interval",
        entry.errorInterval() == null
            ? JsonNodeFactory.instance.nullNode()
            : RecordJson.write(entry.errorInterval()));
    if (entry.predictedActual() != null) {
      node.set("predicted_actual", RecordJson.write(entry.predictedActual()));
    }
    if (entry.normalizedEntropy() != null) {
      node.set("normalized_entropy", RecordJson.write(entry.normalizedEntropy()));
    }
    return node;
  }

  private static ObjectNode write(WorstRowsEntry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    JsonWriter.key(node, entry.key());
    node.set("slice", JsonWriter.slice(entry.slice()));
    ArrayNode columns = node.putArray("columns");
    entry.columns().forEach(columns::add);
    ArrayNode rows = node.putArray("rows");
    for (WorstRow row : entry.rows()) {
      ObjectNode each = rows.addObject();
      each.set("loss", JsonWriter.number(row.loss()));
      each.set("weight", JsonWriter.number(row.weight()));
      ArrayNode key = each.putArray("key");
      row.key().forEach(part -> add(key, part));
    }
    return node;
  }

  private static void add(ArrayNode key, @Nullable Comparable<?> part) {
    if (part == null) {
      key.addNull();
    } else if (part instanceof Long number) {
      key.add(number);
    } else {
      key.add(part.toString());
    }
  }

  /** Returns the details; those that files of before do not have are none. */
  static Details read(JsonNode node, JsonReader reader) {
    List<ConcentrationEntry> concentrations = new ArrayList<>();
    List<ResidualEntry> residuals = new ArrayList<>();
    List<DensityEntry> densities = new ArrayList<>();
    List<CalibrationEntry> calibrations = new ArrayList<>();
    List<WorstRowsEntry> worst = new ArrayList<>();
    JsonReader.later(node, "concentration")
        .forEach(each -> concentrations.add(concentration(each, reader)));
    JsonReader.later(node, "residuals").forEach(each -> residuals.add(residual(each, reader)));
    JsonReader.later(node, "density").forEach(each -> densities.add(density(each)));
    JsonReader.later(node, "calibration")
        .forEach(each -> calibrations.add(calibration(each, reader)));
    JsonReader.later(node, "worst_rows").forEach(each -> worst.add(worst(each, reader)));
    return new Details(concentrations, residuals, densities, calibrations, worst);
  }

  private static ConcentrationEntry concentration(JsonNode node, JsonReader reader) {
    return new ConcentrationEntry(
        JsonReader.key(node),
        reader.slice(JsonReader.field(node, "slice")),
        RecordJson.readList(TailShare.class, JsonReader.field(node, "worst")),
        RecordJson.readList(CurvePoint.class, JsonReader.field(node, "curve")),
        RecordJson.readList(Quantile.class, JsonReader.field(node, "quantiles")));
  }

  private static ResidualEntry residual(JsonNode node, JsonReader reader) {
    return new ResidualEntry(
        JsonReader.text(node, "target"),
        JsonReader.text(node, "model"),
        reader.slice(JsonReader.field(node, "slice")),
        RecordJson.read(NoiseFit.class, JsonReader.field(node, "noise")),
        RecordJson.read(OutlierShare.class, JsonReader.field(node, "outliers")),
        RecordJson.readList(Quantile.class, JsonReader.field(node, "quantiles")),
        node.has("histogram")
            ? RecordJson.readList(DensityBin.class, node.get("histogram"))
            : List.of());
  }

  private static DensityEntry density(JsonNode node) {
    return new DensityEntry(
        JsonReader.text(node, "target"),
        JsonReader.text(node, "model"),
        RecordJson.read(PairDensity.class, node));
  }

  private static CalibrationEntry calibration(JsonNode node, JsonReader reader) {
    JsonNode interval = JsonReader.field(node, "error_interval");
    return new CalibrationEntry(
        JsonReader.text(node, "target"),
        JsonReader.text(node, "model"),
        reader.slice(JsonReader.field(node, "slice")),
        Event.valueOf(
            node.path("event").asText(Event.LABEL_IS_ONE.name()).toUpperCase(Locale.ROOT)),
        RecordJson.read(Calibration.class, JsonReader.field(node, "calibration")),
        interval.isNull() ? null : RecordJson.read(BootstrapInterval.class, interval),
        ratio(node, "predicted_actual"),
        ratio(node, "normalized_entropy"));
  }

  private static @Nullable RatioEstimate ratio(JsonNode node, String name) {
    return node.has(name) ? RecordJson.read(RatioEstimate.class, node.get(name)) : null;
  }

  private static WorstRowsEntry worst(JsonNode node, JsonReader reader) {
    List<String> columns = new ArrayList<>();
    JsonReader.field(node, "columns").forEach(column -> columns.add(column.asText()));
    List<WorstRow> rows = new ArrayList<>();
    for (JsonNode row : JsonReader.field(node, "rows")) {
      List<@Nullable Comparable<?>> key = new ArrayList<>();
      JsonReader.field(row, "key").forEach(part -> key.add(part(part)));
      rows.add(
          new WorstRow(
              JsonReader.number(JsonReader.field(row, "loss")),
              JsonReader.number(JsonReader.field(row, "weight")),
              key));
    }
    return new WorstRowsEntry(
        JsonReader.key(node), reader.slice(JsonReader.field(node, "slice")), columns, rows);
  }

  private static @Nullable Comparable<?> part(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    return node.isTextual() ? (Comparable<?>) node.asText() : (Comparable<?>) node.asLong();
  }
}

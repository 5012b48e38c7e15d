package io.sparkloss.result.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.cost.difference.PairedDifference;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.rollup.Departure;
import io.sparkloss.result.rollup.GateBound;
import io.sparkloss.result.rollup.RolledBand;
import io.sparkloss.result.rollup.RolledComparison;
import io.sparkloss.result.rollup.RolledCost;
import io.sparkloss.result.rollup.Rollup;
import io.sparkloss.result.rollup.Span;

/**
 * A {@link Rollup} as JSON, in the forms of {@link EvaluationJson}.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class RollupJson {

  /** The version that is written. */
  public static final int SCHEMA_VERSION = 1;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RollupJson() {}

  /** Returns the JSON of an answer, indented for people. */
  public static String write(Rollup rollup) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("schema_version", SCHEMA_VERSION);
    node.put("history", rollup.history());
    node.put("by", rollup.asked().by());
    ArrayNode slices = node.putArray("slices");
    rollup.asked().slices().forEach(slices::add);
    ObjectNode where = node.putObject("where");
    rollup
        .asked()
        .where()
        .forEach(
            (column, texts) -> {
              ArrayNode values = where.putArray(column);
              texts.forEach(values::add);
            });
    ObjectNode confidence = node.putObject("confidence");
    rollup.asked().confidence().forEach(confidence::put);
    ArrayNode costs = node.putArray("costs");
    rollup.costs().forEach(cost -> write(costs.addObject(), cost));
    ArrayNode comparisons = node.putArray("comparisons");
    rollup.comparisons().forEach(each -> write(comparisons.addObject(), each));
    ArrayNode departures = node.putArray("departures");
    rollup.departures().forEach(departure -> write(departures.addObject(), departure));
    ArrayNode bands = node.putArray("bands");
    rollup.bands().forEach(band -> write(bands.addObject(), band));
    ArrayNode bounds = node.putArray("bounds");
    rollup.bounds().forEach(bound -> write(bounds.addObject(), bound));
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes could not be written", e);
    }
  }

  private static void write(ObjectNode node, RolledCost cost) {
    key(node, cost.name(), cost.slice(), cost.span());
    JsonWriter.estimate(node, cost.estimate());
    JsonWriter.usage(node, cost.usage());
    JsonWriter.basis(node, cost.basis());
  }

  private static void write(ObjectNode node, RolledComparison comparison) {
    PairedDifference found = comparison.difference();
    key(node, comparison.name(), comparison.slice(), comparison.span());
    node.put("baseline", comparison.baseline());
    JsonWriter.estimate(node.putObject("difference"), Estimate.of(found.difference()));
    JsonWriter.estimate(node.putObject("model_cost"), Estimate.of(found.candidate()));
    JsonWriter.estimate(node.putObject("baseline_cost"), Estimate.of(found.baseline()));
    node.put("won", found.won());
    node.put("tied", found.tied());
    JsonWriter.putDefined(node, "won_share", found.wonShare());
    JsonWriter.putDefined(node, "tied_share", found.tiedShare());
    JsonWriter.state(node, comparison.state());
  }

  private static void write(ObjectNode node, Departure departure) {
    key(node, departure.name(), departure.slice(), departure.span());
    JsonWriter.estimate(node.putObject("difference"), departure.difference());
  }

  private static void write(ObjectNode node, RolledBand band) {
    key(node, band.name(), band.slice(), band.span());
    node.put("lower", band.lower());
    node.put("upper", band.upper());
  }

  private static void write(ObjectNode node, GateBound bound) {
    name(node, bound.name());
    node.put("every_slice", bound.everySlice());
    node.put("condition", bound.text());
    node.put("value", bound.value());
  }

  private static void key(ObjectNode node, RolledCost.Name name, Slice slice, Span span) {
    name(node, name);
    node.set("slice", JsonWriter.slice(slice));
    node.put("span", span.label());
    node.put("first_period", span.first().toString());
    node.put("last_period", span.last().toString());
  }

  private static void name(ObjectNode node, RolledCost.Name name) {
    node.put("series", name.series());
    node.put("target", name.target());
    node.put("model", name.model());
    node.put("loss", name.loss());
  }
}

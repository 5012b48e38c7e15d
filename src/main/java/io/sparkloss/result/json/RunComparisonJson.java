package io.sparkloss.result.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.cost.change.ChangeTerm;
import io.sparkloss.cost.change.Contribution;
import io.sparkloss.cost.change.CostChange;
import io.sparkloss.result.compare.ComparedRun;
import io.sparkloss.result.compare.CostDifference;
import io.sparkloss.result.compare.EntryChange;
import io.sparkloss.result.compare.EntryName;
import io.sparkloss.result.compare.OneSided;
import io.sparkloss.result.compare.RunComparison;
import io.sparkloss.result.compare.SlicingChange;
import io.sparkloss.result.entry.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RunComparison} as JSON; numbers and slices as {@link EvaluationJson} writes them, and
 * null for what is not defined. A slice that only one run has is null in the other. A run of a
 * history has its {@code period}.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class RunComparisonJson {

  /** The version that is written. */
  public static final int SCHEMA_VERSION = 1;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RunComparisonJson() {}

  /** Returns the JSON of a comparison, indented for people. */
  public static String write(RunComparison comparison) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("schema_version", SCHEMA_VERSION);
    run(node.putObject("run_1"), comparison.before());
    run(node.putObject("run_2"), comparison.after());
    node.put("confidence", comparison.confidence());
    ArrayNode changes = node.putArray("changes");
    comparison.changes().forEach(change -> change(changes.addObject(), change));
    oneSided(node.putArray("only_run_1"), comparison.onlyBefore());
    oneSided(node.putArray("only_run_2"), comparison.onlyAfter());
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes could not be written", e);
    }
  }

  private static void run(ObjectNode node, ComparedRun run) {
    node.put("run", run.run());
    node.put("evaluated_at", run.evaluatedAt().toString());
    put(node, "confidence", run.confidence());
    if (run.period() != null) {
      node.put("period", run.period().toString());
    }
  }

  private static void name(ObjectNode node, EntryName name) {
    node.put("target", name.target());
    node.put("model", name.model());
    node.put("loss", name.loss());
  }

  private static void oneSided(ArrayNode array, List<OneSided> parts) {
    for (OneSided part : parts) {
      ObjectNode node = array.addObject();
      name(node, part.name());
      ArrayNode columns = node.putArray("columns");
      part.columns().forEach(columns::add);
    }
  }

  private static void change(ObjectNode node, EntryChange entry) {
    name(node, entry.name());
    JsonWriter.estimate(node.putObject("cost_1"), entry.before());
    JsonWriter.estimate(node.putObject("cost_2"), entry.after());
    CostDifference change = entry.change();
    ObjectNode difference = node.putObject("change");
    put(difference, "value", change.value());
    put(difference, "std_error", change.standardError());
    put(difference, "ci_low", change.lower());
    put(difference, "ci_high", change.upper());
    difference.put("doubtful", change.doubtful());
    ArrayNode slicings = node.putArray("slicings");
    entry.slicings().forEach(slicing -> slicing(slicings.addObject(), slicing));
    ArrayNode notes = node.putArray("notes");
    entry.notes().forEach(notes::add);
  }

  private static void slicing(ObjectNode node, SlicingChange slicing) {
    ArrayNode columns = node.putArray("columns");
    slicing.columns().forEach(columns::add);
    CostChange<Slice> change = slicing.change();
    put(node, "change", change.change());
    put(node, "mix", change.mix());
    put(node, "rate", change.rate());
    put(node, "rate_std_error", change.rateStandardError());
    put(node, "entered", change.entered());
    put(node, "left", change.left());
    put(node, "rounding", change.rounding());
    Map<Slice, Contribution<Slice>> before = bySlice(slicing.before());
    Map<Slice, Contribution<Slice>> after = bySlice(slicing.after());
    ArrayNode slices = node.putArray("slices");
    for (ChangeTerm<Slice> term : change.terms()) {
      ObjectNode slice = slices.addObject();
      term(slice, term);
      part(slice, "run_1", term.costBefore(), before.get(term.key()));
      part(slice, "run_2", term.costAfter(), after.get(term.key()));
    }
  }

  private static Map<Slice, Contribution<Slice>> bySlice(List<Contribution<Slice>> parts) {
    Map<Slice, Contribution<Slice>> map = new HashMap<>();
    parts.forEach(part -> map.put(part.key(), part));
    return map;
  }

  private static void term(ObjectNode node, ChangeTerm<Slice> term) {
    node.set("slice", JsonWriter.slice(term.key()));
    node.put("kind", term.kind().name().toLowerCase(Locale.ROOT));
    put(node, "mix", term.mix());
    put(node, "rate", term.rate());
    put(node, "rate_std_error", term.rateStandardError());
    put(node, "turnover", term.turnover());
  }

  private static void part(
      ObjectNode node, String run, double cost, @Nullable Contribution<Slice> part) {
    if (part == null) {
      node.putNull(run);
      return;
    }
    ObjectNode object = node.putObject(run);
    put(object, "cost", cost);
    JsonWriter.contribution(object, part);
  }

  private static void put(ObjectNode node, String name, double value) {
    node.set(name, JsonWriter.number(value));
  }
}

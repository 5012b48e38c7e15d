package io.sparkloss.job.file.target;

import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads of which rows a gate's condition must hold. */
final class ScopeReader {

  private static final String EVERY = "every";

  private final Section gate;
  private final Reading reading;

  ScopeReader(Section gate) {
    this.gate = gate;
    this.reading = gate.reading();
  }

  /** Reads the scope; empty, with problems, when anything is wrong. */
  Optional<Scope> read() {
    if (gate.get("slices").isPresent() && gate.get("slice").isPresent()) {
      gate.problem("slice", "stands beside slices; give slices for all, slice for one");
      return Optional.empty();
    }
    long minRows = rows("min_rows");
    long skipBelow = rows("skip_slices_below");
    Scope.Where where = new Scope.Where.Overall();
    Optional<YamlValue> slices = gate.get("slices");
    if (slices.isPresent()) {
      where = new Scope.Where.EverySlice(slicings(slices.get()));
    } else if (gate.get("slice").isPresent()) {
      Map<String, @Nullable String> values = values();
      if (values.isEmpty()) {
        return Optional.empty();
      }
      where = new Scope.Where.One(values);
    }
    return Optional.of(new Scope(where, minRows, skipBelow));
  }

  private long rows(String key) {
    return gate.number(key, x -> x >= 0 && x <= 1e15 && x == Math.rint(x), "a whole number of rows")
        .map(Double::longValue)
        .orElse(0L);
  }

  /** Returns the slicings, none for every one. */
  private List<List<String>> slicings(YamlValue value) {
    if (value instanceof YamlValue.Scalar scalar && scalar.text().equals(EVERY)) {
      return List.of();
    }
    List<List<String>> slicings = new ArrayList<>();
    for (YamlValue slicing : reading.items(value)) {
      List<String> columns = new ArrayList<>();
      reading.items(slicing).forEach(column -> reading.text(column).ifPresent(columns::add));
      slicings.add(columns);
    }
    if (slicings.isEmpty()) {
      reading.mustBe(value, EVERY + ", or slices of the run, as [origin, [origin, hour]]");
    }
    return slicings;
  }

  private Map<String, @Nullable String> values() {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    gate.get("slice")
        .flatMap(
            value -> reading.fields(value, "a mapping from columns to values, as {origin: ATL}"))
        .ifPresent(
            fields ->
                fields
                    .fields()
                    .forEach(
                        (column, value) -> {
                          if (isNothing(value)) {
                            values.put(column, null);
                          } else {
                            reading.value(value).ifPresent(text -> values.put(column, text));
                          }
                        }));
    return values;
  }

  private static boolean isNothing(YamlValue value) {
    return value instanceof YamlValue.Scalar scalar && scalar.type() == YamlValue.Type.NOTHING;
  }
}

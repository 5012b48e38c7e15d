package io.sparkloss.evaluate.rollup;

import io.sparkloss.result.entry.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a history.
 *
 * @param by how periods are put together
 * @param slices the columns by which costs are sliced; values of all others are put together
 * @param where the values of columns to which rows are limited, as results show them; null is NULL
 * @param confidence by series, the coverage of the intervals; no other series is looked at
 * @since 0.1.0
 */
public record RollupQuery(
    Calendar by,
    List<String> slices,
    Map<String, List<@Nullable String>> where,
    Map<String, Double> confidence) {

  /** Keeps its own copies. */
  public RollupQuery {
    slices = List.copyOf(slices);
    Map<String, List<@Nullable String>> values = new LinkedHashMap<>();
    where.forEach((column, texts) -> values.put(column, new ArrayList<>(texts)));
    where = Collections.unmodifiableMap(values);
    confidence = Map.copyOf(confidence);
  }

  /** Returns the columns that a grouping must have to answer. */
  public Set<String> columns() {
    Set<String> columns = new TreeSet<>(slices);
    columns.addAll(where.keySet());
    return columns;
  }

  /** Returns whether a slice is among those to which rows are limited. */
  boolean admits(Slice slice) {
    return where.entrySet().stream()
        .allMatch(entry -> entry.getValue().contains(text(slice, entry.getKey())));
  }

  /** Returns the slice by the columns that are asked for. */
  Slice coarse(Slice slice) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    slices.forEach(column -> values.put(column, slice.values().get(column)));
    return Slice.of(values);
  }

  /** Returns a value of a slice as results show it; null for NULL. */
  static @Nullable String text(Slice slice, String column) {
    Object value = slice.values().get(column);
    return value == null ? null : value.toString();
  }
}

package io.sparkloss.result.entry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of the data: the rows whose columns have these values. Without columns it is the whole. A
 * column that is absent stands for all its values, which differs from one whose value is null.
 *
 * @since 0.1.0
 */
public final class Slice implements Serializable {

  private static final long serialVersionUID = 1L;

  /** All rows. */
  public static final Slice OVERALL = new Slice(Map.of());

  private final Map<String, @Nullable Object> values;

  private Slice(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  /** Returns the slice of these values by column, in the order in which they stand. */
  public static Slice of(Map<String, ? extends @Nullable Object> values) {
    return values.isEmpty()
        ? OVERALL
        : new Slice(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
  }

  /** Returns whether this is the whole of the data. */
  public boolean isOverall() {
    return values.isEmpty();
  }

  /** Returns the columns, in the order of the plan. */
  public List<String> columns() {
    return new ArrayList<>(values.keySet());
  }

  /** Returns the values by column; a value may be null. */
  public Map<String, @Nullable Object> values() {
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Slice slice && values.equals(slice.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return isOverall()
        ? "overall"
        : values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(", "));
  }
}

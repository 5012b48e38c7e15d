package io.sparkloss.evaluate.gate;

import io.sparkloss.result.entry.Slice;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Of which rows a condition must hold, and how many there must be.
 *
 * @param where the rows
 * @param minRows the least rows that each decision needs; fewer fail
 * @param skipBelow slices of fewer rows are left out of a gate over many slices
 * @since 0.1.0
 */
public record Scope(Where where, long minRows, long skipBelow) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** All rows together, however many. */
  public static final Scope OVERALL = new Scope(new Where.Overall(), 0, 0);

  /** Checks the numbers. */
  public Scope {
    if (minRows < 0 || skipBelow < 0) {
      throw new IllegalArgumentException(
          "min_rows is "
              + minRows
              + " and skip_slices_below "
              + skipBelow
              + " but neither may be negative");
    }
  }

  /** Returns whether it is about all rows together. */
  public boolean isOverall() {
    return where instanceof Where.Overall;
  }

  /** Returns what follows the condition in plain words; nothing for all rows together. */
  public String text() {
    return where.text()
        + (skipBelow > 0 ? " of at least " + skipBelow + " rows" : "")
        + (minRows > 0 ? ", on at least " + minRows + " rows" : "");
  }

  /** Which rows. */
  public sealed interface Where extends Serializable {

    /** Returns what follows the condition in plain words. */
    String text();

    /** Returns whether a slice is meant. */
    boolean holds(Slice slice);

    /** All rows together. */
    record Overall() implements Where {
      @Override
      public String text() {
        return "";
      }

      @Override
      public boolean holds(Slice slice) {
        return slice.isOverall();
      }
    }

    /**
     * Every slice by itself.
     *
     * @param slicings the lists of columns whose slices are meant; empty for all of the plan's
     */
    record EverySlice(List<List<String>> slicings) implements Where {
      /** Keeps its own copy. */
      public EverySlice {
        slicings = slicings.stream().map(List::copyOf).toList();
      }

      @Override
      public String text() {
        return slicings.isEmpty()
            ? " in every slice"
            : slicings.stream()
                .map(columns -> String.join(" × ", columns))
                .collect(Collectors.joining(", ", " in every slice by ", ""));
      }

      @Override
      public boolean holds(Slice slice) {
        Set<String> columns = new HashSet<>(slice.columns());
        return !slice.isOverall()
            && (slicings.isEmpty()
                || slicings.stream().anyMatch(slicing -> columns.equals(new HashSet<>(slicing))));
      }
    }

    /**
     * One slice.
     *
     * @param values the values of its columns as text, as results show them; null for NULL
     */
    record One(Map<String, @Nullable String> values) implements Where {
      /** Keeps its own copy, in order. */
      public One {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      }

      @Override
      public String text() {
        return values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(", ", " where ", ""));
      }

      @Override
      public boolean holds(Slice slice) {
        return slice.values().keySet().equals(values.keySet())
            && values.entrySet().stream()
                .allMatch(wanted -> isValue(wanted.getValue(), slice, wanted.getKey()));
      }

      private static boolean isValue(@Nullable String wanted, Slice slice, String column) {
        Object value = slice.values().get(column);
        return value == null ? wanted == null : value.toString().equals(wanted);
      }
    }
  }
}

package io.sparkloss.result.rollup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer from a history.
 *
 * @param history where the history is
 * @param asked what was asked
 * @param costs the costs, by series, target, loss, model, slice and then in time
 * @param departures the first span of each that differs from those before; none over all periods
 * @since 0.1.0
 */
public record Rollup(
    String history, Asked asked, List<RolledCost> costs, List<Departure> departures) {

  /** Keeps its own copies. */
  public Rollup {
    costs = List.copyOf(costs);
    departures = List.copyOf(departures);
  }

  /**
   * What was asked.
   *
   * @param by how periods are put together: {@code day}, {@code week}, {@code month}, {@code all}
   * @param slices the columns by which costs are sliced
   * @param where the values of columns to which rows are limited, as text; null for NULL
   * @param confidence by series, the coverage of the intervals
   */
  public record Asked(
      String by,
      List<String> slices,
      Map<String, List<@Nullable String>> where,
      Map<String, Double> confidence) {

    /** Keeps its own copies, in order. */
    public Asked {
      slices = List.copyOf(slices);
      Map<String, List<@Nullable String>> values = new LinkedHashMap<>();
      where.forEach(
          (column, texts) ->
              values.put(column, Collections.unmodifiableList(new ArrayList<>(texts))));
      where = Collections.unmodifiableMap(values);
      confidence = Collections.unmodifiableMap(new LinkedHashMap<>(confidence));
    }
  }
}

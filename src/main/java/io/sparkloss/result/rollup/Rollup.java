package io.sparkloss.result.rollup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer from a history.
 *
 * @param history where the history is
 * @param asked what was asked
 * @param costs the costs, by series, target, loss, model, slice and then in time
 * @param comparisons the models beside their baselines, in the same order
 * @param departures the first span of each that differs from those before; none over all periods
 * @param bands the band of each span that has others before it
 * @param bounds what gates hold costs against
 * @since 0.1.0
 */
public record Rollup(
    String history,
    Asked asked,
    List<RolledCost> costs,
    List<RolledComparison> comparisons,
    List<Departure> departures,
    List<RolledBand> bands,
    List<GateBound> bounds) {

  /** Keeps its own copies. */
  public Rollup {
    costs = List.copyOf(costs);
    comparisons = List.copyOf(comparisons);
    departures = List.copyOf(departures);
    bands = List.copyOf(bands);
    bounds = List.copyOf(bounds);
  }

  /** Returns the same answer beside what gates hold costs against. */
  public Rollup with(List<GateBound> held) {
    return new Rollup(history, asked, costs, comparisons, departures, bands, held);
  }

  /** Returns the same answer from a history of another name. */
  public Rollup named(String name) {
    return new Rollup(name, asked, costs, comparisons, departures, bands, bounds);
  }

  /** Returns one line; the costs may be very many, and {@code report} shows them. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Rollup[history=%s, by=%s, costs=%,d, departures=%,d]",
        history,
        asked.by(),
        costs.size(),
        departures.size());
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

package io.sparkloss.evaluate.rollup;

import io.sparkloss.evaluate.history.StoredCost;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.rollup.RolledComparison;
import io.sparkloss.result.rollup.RolledCost;
import io.sparkloss.result.rollup.Rollup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts costs of runs together as a query asks. Takes as much memory as the answer, however many
 * costs are added, and gives the same bits in whatever order.
 *
 * <p>Adding is safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CostMerger {

  private static final Comparator<Key> ORDER =
      Comparator.<Key, String>comparing(key -> key.name().series())
          .thenComparing(key -> key.name().target())
          .thenComparing(key -> key.name().loss())
          .thenComparing(key -> key.name().model())
          .thenComparing(Key::slice, CostMerger::compare)
          .thenComparing(Key::start);

  private final RollupQuery query;
  private final Map<Key, MergedCost> cells = new ConcurrentHashMap<>();
  private final Set<Value> seen = ConcurrentHashMap.newKeySet();

  private record Key(RolledCost.Name name, Slice slice, LocalDate start) {}

  private record Value(String column, @Nullable String text) {}

  /** Creates the answer to a query, of no costs yet. */
  public CostMerger(RollupQuery query) {
    this.query = query;
  }

  /**
   * Adds a cost of a run; it must be of the grouping by which all costs of the series are taken.
   *
   * @throws RollupException when it cannot be put together with those before it
   */
  public void add(StoredRun run, StoredCost cost) {
    query.where().keySet().forEach(column -> see(cost.slice(), column));
    if (!query.admits(cost.slice())) {
      return;
    }
    StoredCost.Name name = cost.name();
    Key key =
        new Key(
            new RolledCost.Name(run.series(), name.target(), name.model(), name.loss()),
            query.coarse(cost.slice()),
            query.by().start(run.period()));
    try {
      cells.computeIfAbsent(key, absent -> new MergedCost()).add(run.period(), cost);
    } catch (IllegalArgumentException e) {
      throw new RollupException(
          "run %s of %s: %s, model %s, %s: %s"
              .formatted(
                  run.run(),
                  run.period(),
                  name.target(),
                  name.model(),
                  name.loss(),
                  e.getMessage()),
          e);
    }
  }

  private void see(Slice slice, String column) {
    seen.add(new Value(column, RollupQuery.text(slice, column)));
  }

  /**
   * Returns the answer.
   *
   * @param history where the history is
   * @throws RollupException when rows are limited to a value that no slice has
   */
  public Rollup result(String history) {
    query.where().forEach((column, texts) -> texts.forEach(text -> requireSeen(column, text)));
    List<RolledCost> costs = new ArrayList<>();
    List<RolledComparison> comparisons = new ArrayList<>();
    for (Key key : cells.keySet().stream().sorted(ORDER).toList()) {
      MergedCost merged = Objects.requireNonNull(cells.get(key), "a key of the cells");
      MergedCost.Place place = new MergedCost.Place(key.name(), key.slice(), label(key));
      double asked = query.confidence().getOrDefault(key.name().series(), Double.NaN);
      costs.add(merged.cost(place, asked));
      comparisons.addAll(merged.comparisons(place, asked));
    }
    Rollup.Asked asked =
        new Rollup.Asked(query.by().key(), query.slices(), query.where(), query.confidence());
    Band band = new Band(query.confidence());
    return new Rollup(
        history, asked, costs, comparisons, band.departures(costs), band.bands(costs), List.of());
  }

  private String label(Key key) {
    return query.by().label(key.start());
  }

  private void requireSeen(String column, @Nullable String text) {
    if (!cells.isEmpty() && !seen.contains(new Value(column, text))) {
      throw new RollupException(
          "no slice has %s=%s; see which ones there are with --slices %s"
              .formatted(column, text == null ? "NULL" : text, column));
    }
    if (cells.isEmpty()) {
      throw new RollupException("no slice is within the limits of --where");
    }
  }

  private static int compare(Slice left, Slice right) {
    for (String column : left.columns()) {
      int order = compare(left.values().get(column), right.values().get(column));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** NULL first, then by natural order; values of which a column changed its type, as text. */
  @SuppressWarnings("unchecked") // all classes of SliceColumn.Type are comparable with themselves
  private static int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    return left.getClass() == right.getClass()
        ? ((Comparable<Object>) left).compareTo(right)
        : left.toString().compareTo(right.toString());
  }
}

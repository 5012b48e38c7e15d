package io.sparkloss.evaluate.rollup;

import io.sparkloss.evaluate.history.StoredComparison;
import io.sparkloss.evaluate.history.StoredCost;
import io.sparkloss.evaluate.history.StoredCost.Reported;
import io.sparkloss.loss.Reason;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.rollup.RolledComparison;
import io.sparkloss.result.rollup.RolledCost;
import io.sparkloss.result.rollup.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The costs of one entry of an answer.
 *
 * <p>Safe for use by many threads.
 */
final class MergedCost {

  private @Nullable CostBasis basis;
  private @Nullable Reported only;
  private LocalDate first = LocalDate.MAX;
  private LocalDate last = LocalDate.MIN;
  private final Map<Reason, Long> invalid = new EnumMap<>(Reason.class);
  private final Map<String, MergedDifference> differences = new TreeMap<>();
  private long rows;
  private long used;
  private long unnormalized;

  /**
   * Where a cost stands in the answer.
   *
   * @param name which cost
   * @param slice which rows
   * @param span how people call its periods
   */
  record Place(RolledCost.Name name, Slice slice, String span) {}

  synchronized void add(LocalDate period, StoredCost cost) {
    only = basis == null ? cost.reported() : null;
    basis = basis == null ? cost.basis() : basis.merge(cost.basis());
    first = period.isBefore(first) ? period : first;
    last = period.isAfter(last) ? period : last;
    rows += cost.rows().seen();
    used += cost.rows().used();
    unnormalized += cost.rows().unnormalized();
    cost.rows().invalid().forEach((reason, count) -> invalid.merge(reason, count, Long::sum));
    for (StoredComparison comparison : cost.comparisons()) {
      differences
          .computeIfAbsent(comparison.baseline(), absent -> new MergedDifference())
          .add(period, comparison);
    }
  }

  /** Returns the cost of all; the confidence is that of its interval. */
  synchronized RolledCost cost(Place place, double confidence) {
    CostBasis all = Objects.requireNonNull(basis, "there is one for a cost");
    return new RolledCost(
        place.name(),
        place.slice(),
        new Span(place.span(), first, last),
        estimate(all, confidence),
        usage(),
        all);
  }

  /** One cost of rows in clusters is as sure as was reported; of several it is not known. */
  private Estimate estimate(CostBasis all, double confidence) {
    return only != null && all.isClustered() && only.confidence() == confidence
        ? only.estimate()
        : all.estimate(confidence);
  }

  /** Returns the differences from each baseline. */
  synchronized List<RolledComparison> comparisons(Place place, double confidence) {
    List<RolledComparison> all = new ArrayList<>();
    differences.forEach(
        (baseline, merged) -> all.add(merged.comparison(place, baseline, confidence)));
    return all;
  }

  private Usage usage() {
    long seen = rows - invalid.getOrDefault(Reason.IGNORED, 0L);
    double coverage = (double) used / (double) seen;
    return new Usage(rows, used, invalid, coverage, Double.NaN, unnormalized);
  }
}

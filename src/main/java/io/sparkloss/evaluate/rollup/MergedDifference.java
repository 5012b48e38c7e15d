package io.sparkloss.evaluate.rollup;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.difference.PairedDifference;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.evaluate.history.StoredComparison;
import io.sparkloss.evaluate.history.StoredCost.Reported;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.rollup.RolledComparison;
import io.sparkloss.result.rollup.Span;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The differences from one baseline of one entry of an answer; not for many threads. */
final class MergedDifference {

  private @Nullable CostState state;
  private @Nullable Reported only;
  private LocalDate first = LocalDate.MAX;
  private LocalDate last = LocalDate.MIN;

  void add(LocalDate period, StoredComparison comparison) {
    only = state == null ? comparison.reported() : null;
    state = state == null ? comparison.state() : state.merge(comparison.state());
    first = period.isBefore(first) ? period : first;
    last = period.isAfter(last) ? period : last;
  }

  RolledComparison comparison(MergedCost.Place place, String baseline, double confidence) {
    CostState all = Objects.requireNonNull(state, "there is one for a comparison");
    PairedDifference found = all.difference(CostOptions.UNNAMED.withConfidence(confidence));
    return new RolledComparison(
        place.name(),
        baseline,
        place.slice(),
        new Span(place.span(), first, last),
        found.withDifference(sure(found.difference(), confidence)),
        all);
  }

  /** A state may not tell how sure a difference is; that of one run is known all the same. */
  private Cost sure(Cost difference, double confidence) {
    if (only == null || only.confidence() != confidence) {
      return difference;
    }
    Estimate known = only.estimate();
    return difference.withUncertainty(
        known.standardError(), known.lower(), known.upper(), known.doubtful());
  }
}

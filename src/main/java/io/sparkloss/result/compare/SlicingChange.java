package io.sparkloss.result.compare;

import io.sparkloss.cost.change.ChangeTerm;
import io.sparkloss.cost.change.Contribution;
import io.sparkloss.cost.change.CostChange;
import io.sparkloss.result.entry.Slice;
import java.util.Comparator;
import java.util.List;

/**
 * What changed a cost, by the slices of some columns.
 *
 * @param columns the columns, sorted
 * @param change the parts of the change; its terms by absolute {@link #effect}, the greatest first,
 *     those that are not defined last
 * @param before what each slice adds to the cost of the first run
 * @param after what each slice adds to the cost of the second run
 * @since 0.1.0
 */
public record SlicingChange(
    List<String> columns,
    CostChange<Slice> change,
    List<Contribution<Slice>> before,
    List<Contribution<Slice>> after) {

  /** Keeps its own copies, and sorts the terms. */
  public SlicingChange {
    columns = List.copyOf(columns);
    change = sorted(change);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Returns what a slice adds to the change: mix, rate and turnover together. */
  public static double effect(ChangeTerm<Slice> term) {
    return term.mix() + term.rate() + term.turnover();
  }

  private static CostChange<Slice> sorted(CostChange<Slice> change) {
    return new CostChange<>(
        change.before(),
        change.after(),
        change.change(),
        change.mix(),
        change.rate(),
        change.entered(),
        change.left(),
        change.rounding(),
        change.rateStandardError(),
        change.terms().stream()
            .sorted(Comparator.comparingDouble(SlicingChange::size).reversed())
            .toList());
  }

  private static double size(ChangeTerm<Slice> term) {
    double size = Math.abs(effect(term));
    return Double.isNaN(size) ? -1 : size;
  }
}

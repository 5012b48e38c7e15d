package io.sparkloss.evaluate.table;

import io.sparkloss.result.entry.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of cells that several tables have. */
final class Cells {

  private Cells() {}

  /** Adds a cost with its uncertainty, nine cells. */
  static void addEstimate(List<@Nullable Object> values, Estimate estimate) {
    values.add(estimate.count());
    values.add(estimate.weight());
    values.add(cost(estimate));
    values.add(defined(estimate.standardError()));
    values.add(defined(estimate.lower()));
    values.add(defined(estimate.upper()));
    values.add(estimate.doubtful());
    values.add(estimate.clippedCount());
    values.add(defined(estimate.clippedShare()));
  }

  /** Returns a cost; null where no row was used. */
  static @Nullable Object cost(Estimate estimate) {
    return estimate.isEmpty() ? null : (Object) estimate.cost();
  }

  /** Returns a number; null where it is not defined. */
  static @Nullable Object defined(double value) {
    return Double.isNaN(value) ? null : (Object) value;
  }
}

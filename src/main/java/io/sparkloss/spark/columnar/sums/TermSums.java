package io.sparkloss.spark.columnar.sums;

import io.sparkloss.numeric.SlotSums;
import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.numeric.array.LaneSums;
import io.sparkloss.spark.columnar.batch.Arrangement;

/**
 * Sums of terms, one for each group.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class TermSums {

  private final LaneSums runs = new LaneSums();
  private final SlotSums scattered = new SlotSums();

  /** Creates empty sums. */
  TermSums() {}

  /** Adds terms, in the order of the arrangement, each to its group. */
  void add(Arrangement rows, double[] terms, int groups) {
    if (rows.isScattered()) {
      scattered.ensure(groups);
      scattered.add(rows.slots(), terms, rows.count());
      return;
    }
    runs.ensure(groups);
    rows.forEach((slot, from, to) -> runs.add(slot, terms, from, to));
  }

  /** Adds the exact products of two arrays, in the order of the arrangement. */
  void addProducts(Arrangement rows, double[] x, double[] y, int groups) {
    if (rows.isScattered()) {
      scattered.ensure(groups);
      scattered.addProducts(rows.slots(), x, y, rows.count());
      return;
    }
    runs.ensure(groups);
    rows.forEach((slot, from, to) -> runs.addProducts(slot, x, y, from, to));
  }

  /** Returns the sum of a group. */
  ThreePartSum sum(int group) {
    ThreePartSum sum = runs.sum(group);
    sum.add(scattered.sum(group));
    return sum;
  }
}

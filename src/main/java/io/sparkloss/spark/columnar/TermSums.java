package io.sparkloss.spark.columnar;

import io.sparkloss.numeric.LaneSums;
import io.sparkloss.numeric.SlotSums;
import io.sparkloss.numeric.ThreePartSum;

/**
 * Sums of arrays of terms: one sum, or one for each group.
 *
 * <p>Mutable and not safe for use by many threads.
 */
interface TermSums {

  /** Returns empty sums. */
  static TermSums of(boolean grouped) {
    return grouped ? new Grouped(new SlotSums()) : new Single(new LaneSums());
  }

  /** Makes room for that many groups. */
  void ensure(int groups);

  /** Adds the first terms of an array, each to its group. */
  void add(int[] groups, double[] terms, int count);

  /** Adds the exact products of the first entries of two arrays, each to its group. */
  void addProducts(int[] groups, double[] x, double[] y, int count, double[] scratch);

  /** Returns the sum of a group. */
  ThreePartSum sum(int group);

  /**
   * One sum of everything.
   *
   * @param sums the sum
   */
  record Single(LaneSums sums) implements TermSums {

    @Override
    public void ensure(int groups) {
      // There is one.
    }

    @Override
    public void add(int[] groups, double[] terms, int count) {
      sums.add(terms, count);
    }

    @Override
    public void addProducts(int[] groups, double[] x, double[] y, int count, double[] scratch) {
      sums.addProducts(x, y, count, scratch);
    }

    @Override
    public ThreePartSum sum(int group) {
      return sums.total();
    }
  }

  /**
   * A sum for each group.
   *
   * @param sums the sums
   */
  record Grouped(SlotSums sums) implements TermSums {

    @Override
    public void ensure(int groups) {
      sums.ensure(groups);
    }

    @Override
    public void add(int[] groups, double[] terms, int count) {
      sums.add(groups, terms, count);
    }

    @Override
    public void addProducts(int[] groups, double[] x, double[] y, int count, double[] scratch) {
      sums.addProducts(groups, x, y, count);
    }

    @Override
    public ThreePartSum sum(int group) {
      return sums.sum(group);
    }
  }
}

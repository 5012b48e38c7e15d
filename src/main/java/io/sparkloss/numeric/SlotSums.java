package io.sparkloss.numeric;

import java.util.Arrays;

/**
 * Many sums as in {@link ThreePartSum}, one for each slot, to which arrays of terms are added: term
 * i to the sum of its slot.
 *
 * <p>Non-finite values: as in {@link ThreePartSum}.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class SlotSums {

  private static final int PARTS = 3;

  /** High, middle and low part of one slot after the other. */
  private double[] parts = new double[PARTS];

  /** Creates empty sums. */
  public SlotSums() {}

  /** Makes room for that many slots; new ones are empty. */
  public void ensure(int slots) {
    if (parts.length < PARTS * slots) {
      parts = Arrays.copyOf(parts, Math.max(2 * parts.length, PARTS * slots));
    }
  }

  /** Adds the first terms of an array, each to its slot. */
  public void add(int[] slots, double[] terms, int count) {
    for (int i = 0; i < count; i++) {
      add(PARTS * slots[i], terms[i]);
    }
  }

  /** Adds the exact products of the first entries of two arrays, each to its slot. */
  public void addProducts(int[] slots, double[] x, double[] y, int count) {
    for (int i = 0; i < count; i++) {
      int at = PARTS * slots[i];
      add(at, x[i] * y[i]);
      add(at, Exact.productError(x[i], y[i]));
    }
  }

  private void add(int at, double term) {
    double high = parts[at];
    double middle = parts[at + 1];
    double low = parts[at + 2];
    parts[at] = ThreePartSum.addedHigh(high, term);
    parts[at + 1] = ThreePartSum.addedMiddle(high, middle, term);
    parts[at + 2] = ThreePartSum.addedLow(high, middle, low, term);
  }

  /** Returns the sum of a slot; an empty one when there was no room made for it. */
  public ThreePartSum sum(int slot) {
    int at = PARTS * slot;
    if (at >= parts.length) {
      return new ThreePartSum();
    }
    return new ThreePartSum(parts[at], parts[at + 1], parts[at + 2]);
  }
}

package io.sparkloss.numeric.array;

import io.sparkloss.numeric.ThreePartSum;
import java.util.Arrays;

/**
 * Sums over arrays of terms, one for each slot, each kept as several sums as in {@link
 * ThreePartSum} side by side. Which term goes to which of them makes no difference to the value
 * that {@link ThreePartSum#value} reports of the total.
 *
 * <p>Non-finite values: as in {@link ThreePartSum}.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class LaneSums {

  private static final int STATE = ArrayFunctions.STATE;

  /** The lanes of one slot after the other. */
  private double[] lanes = new double[STATE];

  /** Creates empty sums: one slot, until more are asked for. */
  public LaneSums() {}

  /** Makes room for that many slots; new ones are empty. */
  public void ensure(int slots) {
    if (lanes.length < STATE * slots) {
      lanes = Arrays.copyOf(lanes, Math.max(2 * lanes.length, STATE * slots));
    }
  }

  /** Adds the terms from one index to before another. */
  public void add(int slot, double[] terms, int from, int to) {
    ArrayMath.functions(to - from).add(terms, from, to, lanes, STATE * slot);
  }

  /** Adds the exact products of the entries from one index to before another. */
  public void addProducts(int slot, double[] x, double[] y, int from, int to) {
    ArrayMath.functions(to - from).addProducts(x, y, from, to, lanes, STATE * slot);
  }

  /** Returns the sum of a slot; an empty one when there was no room made for it. */
  public ThreePartSum sum(int slot) {
    ThreePartSum total = new ThreePartSum();
    for (int lane = 0; lane < ArrayFunctions.LANES && STATE * slot < lanes.length; lane++) {
      int at = STATE * slot + lane;
      total.add(
          new ThreePartSum(
              lanes[at], lanes[at + ArrayFunctions.LANES], lanes[at + 2 * ArrayFunctions.LANES]));
    }
    return total;
  }
}

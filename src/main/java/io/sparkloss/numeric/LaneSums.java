package io.sparkloss.numeric;

import java.util.Arrays;

/**
 * One sum over arrays of terms, kept as several sums as in {@link ThreePartSum} side by side, so
 * that a compiler can take several terms at a time. Which term goes to which sum makes no
 * difference to the value that {@link ThreePartSum#value} reports of the total.
 *
 * <p>Non-finite values: as in {@link ThreePartSum}.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class LaneSums {

  /** A power of two: enough sums to hide how long one addition takes. */
  private static final int LANES = 32;

  private final double[] high = new double[LANES];
  private final double[] middle = new double[LANES];
  private final double[] low = new double[LANES];

  /** Creates the empty sum. */
  public LaneSums() {}

  /** Adds the first terms of an array. */
  public void add(double[] terms, int count) {
    int whole = count & -LANES;
    for (int from = 0; from < whole; from += LANES) {
      for (int i = 0; i < LANES; i++) {
        double term = terms[from + i];
        double sum = high[i] + term;
        double part = sum - high[i];
        double error = (high[i] - (sum - part)) + (term - part);
        double second = middle[i] + error;
        double secondPart = second - middle[i];
        low[i] += (middle[i] - (second - secondPart)) + (error - secondPart);
        middle[i] = second;
        high[i] = sum;
      }
    }
    mend();
    for (int i = whole; i < count; i++) {
      add(i - whole, terms[i]);
    }
  }

  /** Adds the exact products of the first entries of two arrays. */
  public void addProducts(double[] x, double[] y, int count, double[] scratch) {
    for (int i = 0; i < count; i++) {
      scratch[i] = x[i] * y[i];
    }
    add(scratch, count);
    for (int i = 0; i < count; i++) {
      scratch[i] = Exact.productError(x[i], y[i]);
    }
    add(scratch, count);
  }

  private void add(int lane, double term) {
    double newLow = ThreePartSum.addedLow(high[lane], middle[lane], low[lane], term);
    double newMiddle = ThreePartSum.addedMiddle(high[lane], middle[lane], term);
    high[lane] = ThreePartSum.addedHigh(high[lane], term);
    middle[lane] = newMiddle;
    low[lane] = newLow;
  }

  /** Once a first part is not finite, it stays so, and the other two are 0. */
  private void mend() {
    for (int i = 0; i < LANES; i++) {
      if (!(Math.abs(high[i]) <= Double.MAX_VALUE)) {
        middle[i] = 0;
        low[i] = 0;
      }
    }
  }

  /** Returns the sum of all terms. */
  public ThreePartSum total() {
    ThreePartSum total = new ThreePartSum();
    for (int i = 0; i < LANES; i++) {
      total.add(new ThreePartSum(high[i], middle[i], low[i]));
    }
    return total;
  }

  /** Makes the sum empty. */
  public void clear() {
    Arrays.fill(high, 0);
    Arrays.fill(middle, 0);
    Arrays.fill(low, 0);
  }
}

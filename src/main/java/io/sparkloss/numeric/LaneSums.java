package io.sparkloss.numeric;

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

  private final ThreePartSums lanes = new ThreePartSums(LANES);
  private final ThreePartSum rest = new ThreePartSum();

  /** Creates the empty sum. */
  public LaneSums() {}

  /** Adds the first terms of an array. */
  public void add(double[] terms, int count) {
    int whole = count & -LANES;
    for (int from = 0; from < whole; from += LANES) {
      lanes.addUnmended(terms, from);
    }
    lanes.mend();
    for (int i = whole; i < count; i++) {
      rest.add(terms[i]);
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

  /** Returns the sum of all terms. */
  public ThreePartSum total() {
    ThreePartSum total = new ThreePartSum();
    total.add(rest);
    for (int i = 0; i < LANES; i++) {
      total.add(lanes.sum(i));
    }
    return total;
  }
}

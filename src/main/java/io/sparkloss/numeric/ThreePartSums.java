package io.sparkloss.numeric;

import java.nio.ByteBuffer;

/**
 * Many sums as in {@link ThreePartSum}, in arrays of their parts: the same steps, so the same bits.
 *
 * <p>The loops hold no branch, so that a compiler may take several sums at a time; a sum that is no
 * longer finite is mended after the loop.
 *
 * <p>Non-finite values: as in {@link ThreePartSum}.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ThreePartSums {

  /** Clears the last five of a double's 53 digits: what is left times 31 is exact. */
  private static final long UPPER_DIGITS = -1L << 5;

  private final double[] high;
  private final double[] middle;
  private final double[] low;

  /** Room for products and their errors, made when it is first needed. */
  private double[] products = {};

  private double[] errors = {};

  /** Creates that many empty sums. */
  public ThreePartSums(int sums) {
    high = new double[sums];
    middle = new double[sums];
    low = new double[sums];
  }

  /** Returns the largest parts themselves, not a copy. */
  public double[] high() {
    return high;
  }

  /** Returns the second parts themselves, not a copy. */
  public double[] middle() {
    return middle;
  }

  /** Returns the smallest parts themselves, not a copy. */
  public double[] low() {
    return low;
  }

  /** Returns one sum, rounded once to a double. */
  public double value(int sum) {
    return Exact.round(high[sum], middle[sum], low[sum]);
  }

  /** Adds one term to each sum. */
  public void add(double[] terms) {
    for (int i = 0; i < high.length; i++) {
      double term = terms[i];
      double sum = high[i] + term;
      double part = sum - high[i];
      double error = (high[i] - (sum - part)) + (term - part);
      double second = middle[i] + error;
      double secondPart = second - middle[i];
      low[i] += (middle[i] - (second - secondPart)) + (error - secondPart);
      middle[i] = second;
      high[i] = sum;
    }
    mend(0, high.length);
  }

  /** Adds the exact product of two factors to each sum. */
  public void addProducts(double[] x, double[] y) {
    if (products.length < high.length) {
      products = new double[high.length];
      errors = new double[high.length];
    }
    for (int i = 0; i < products.length; i++) {
      products[i] = x[i] * y[i];
    }
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Exact.productError(x[i], y[i]);
    }
    add(products);
    add(errors);
  }

  /**
   * Adds exact multiples of a term to consecutive sums; a factor of 0 adds nothing, whatever the
   * term.
   *
   * @param from the first of the sums
   * @param factors for each of them a whole number from 0 to 31
   * @param term the term
   */
  public void addMultiples(int from, double[] factors, double term) {
    if (!(Math.abs(term) <= Double.MAX_VALUE)) {
      addNonFinite(from, factors, term);
      return;
    }
    double upper = Double.longBitsToDouble(Double.doubleToRawLongBits(term) & UPPER_DIGITS);
    addScaled(from, factors, upper);
    if (term != upper) {
      addScaled(from, factors, term - upper);
    }
  }

  private void addScaled(int from, double[] factors, double term) {
    for (int i = 0; i < factors.length; i++) {
      int at = from + i;
      double x = factors[i] * term;
      double sum = high[at] + x;
      double part = sum - high[at];
      double error = (high[at] - (sum - part)) + (x - part);
      double second = middle[at] + error;
      double secondPart = second - middle[at];
      low[at] += (middle[at] - (second - secondPart)) + (error - secondPart);
      middle[at] = second;
      high[at] = sum;
    }
    mend(from, from + factors.length);
  }

  private void addNonFinite(int from, double[] factors, double term) {
    for (int i = 0; i < factors.length; i++) {
      if (factors[i] > 0) {
        high[from + i] += term;
      }
    }
    mend(from, from + factors.length);
  }

  /** Adds as many other sums, each to its own. */
  public void add(ThreePartSums other) {
    for (int i = 0; i < high.length; i++) {
      double oHigh = other.high[i];
      double oMiddle = other.middle[i];
      low[i] = ThreePartSum.mergedLow(high[i], middle[i], low[i], oHigh, oMiddle, other.low[i]);
      middle[i] = ThreePartSum.mergedMiddle(high[i], middle[i], oHigh, oMiddle);
      high[i] = ThreePartSum.addedHigh(high[i], oHigh);
    }
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    return high.length * ThreePartSum.BYTES;
  }

  /** Writes all parts. */
  public void write(ByteBuffer target) {
    for (int i = 0; i < high.length; i++) {
      target.putDouble(high[i]).putDouble(middle[i]).putDouble(low[i]);
    }
  }

  /** Replaces all parts by what {@link #write} of as many sums wrote. */
  public void read(ByteBuffer source) {
    for (int i = 0; i < high.length; i++) {
      high[i] = source.getDouble();
      middle[i] = source.getDouble();
      low[i] = source.getDouble();
    }
  }

  /** Once a first part is not finite it stays so; the other two are then 0. */
  private void mend(int from, int to) {
    boolean finite = true;
    for (int i = from; i < to; i++) {
      finite &= Math.abs(high[i]) <= Double.MAX_VALUE;
    }
    for (int i = from; !finite && i < to; i++) {
      if (!(Math.abs(high[i]) <= Double.MAX_VALUE)) {
        middle[i] = 0;
        low[i] = 0;
      }
    }
  }
}

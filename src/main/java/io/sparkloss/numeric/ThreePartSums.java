package io.sparkloss.numeric;

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

  private final double[] high;
  private final double[] middle;
  private final double[] low;
  private final double[] products;
  private final double[] errors;

  /** Creates that many empty sums. */
  public ThreePartSums(int sums) {
    high = new double[sums];
    middle = new double[sums];
    low = new double[sums];
    products = new double[sums];
    errors = new double[sums];
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
    mend();
  }

  /** Adds the exact product of two factors to each sum. */
  public void addProducts(double[] x, double[] y) {
    for (int i = 0; i < products.length; i++) {
      products[i] = x[i] * y[i];
    }
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Exact.productError(x[i], y[i]);
    }
    add(products);
    add(errors);
  }

  /** Once a first part is not finite it stays so; the other two are then 0. */
  private void mend() {
    boolean finite = true;
    for (double part : high) {
      finite &= Math.abs(part) <= Double.MAX_VALUE;
    }
    for (int i = 0; !finite && i < high.length; i++) {
      if (!(Math.abs(high[i]) <= Double.MAX_VALUE)) {
        middle[i] = 0;
        low[i] = 0;
      }
    }
  }
}

package io.sparkloss.numeric.array;

import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.Exact;

/** Entry by entry: what runs where vectors are not available or not yet compiled. */
final class ScalarArrays implements ArrayFunctions {

  @Override
  public void ln(double[] x, int count, double[] result) {
    ln(x, 0, count, result);
  }

  /** Computes the entries from one index to before another. */
  void ln(double[] x, int from, int to, double[] result) {
    for (int i = from; i < to; i++) {
      result[i] = Elementary.ln(x[i]);
    }
  }

  @Override
  public void ln1p(double[] x, int count, double[] result) {
    ln1p(x, 0, count, result);
  }

  /** Computes the entries from one index to before another. */
  void ln1p(double[] x, int from, int to, double[] result) {
    for (int i = from; i < to; i++) {
      result[i] = Elementary.ln1p(x[i]);
    }
  }

  @Override
  public void exp(double[] x, int count, double[] result) {
    for (int i = 0; i < count; i++) {
      result[i] = Elementary.exp(x[i]);
    }
  }

  @Override
  public void lnRatio(double[] a, double[] b, int count, double[] result) {
    lnRatio(a, b, 0, count, result);
  }

  /** Computes the entries from one index to before another. */
  void lnRatio(double[] a, double[] b, int from, int to, double[] result) {
    for (int i = from; i < to; i++) {
      result[i] = Elementary.lnRatio(a[i], b[i]);
    }
  }

  @Override
  public void phiRatio(double[] a, double[] b, int count, double[] result) {
    phiRatio(a, b, 0, count, result);
  }

  /** Computes the entries from one index to before another. */
  void phiRatio(double[] a, double[] b, int from, int to, double[] result) {
    for (int i = from; i < to; i++) {
      result[i] = Elementary.phiRatio(a[i], b[i]);
    }
  }

  @Override
  public boolean bernoulliSurprise(
      double[] outcomes, double[] probabilities, double floor, int count, double[] result) {
    return surprises(outcomes, probabilities, floor, 0, count, result);
  }

  /** Computes the entries from one index to before another. */
  boolean surprises(
      double[] outcomes, double[] probabilities, double floor, int from, int to, double[] result) {
    for (int i = from; i < to; i++) {
      double y = outcomes[i];
      double p = probabilities[i];
      if (!((y == 0 || y == 1) && p >= 0 && p <= 1)) {
        return false;
      }
      result[i] = 0 - Elementary.lnBernoulli(y, p, floor);
    }
    return true;
  }

  @Override
  public boolean allWithin(double[] x, int count, double lower, double upper) {
    boolean inside = true;
    for (int i = 0; i < count; i++) {
      inside &= x[i] >= lower && x[i] <= upper;
    }
    return inside;
  }

  @Override
  public boolean allWhole(double[] x, int count) {
    boolean whole = true;
    for (int i = 0; i < count; i++) {
      whole &= x[i] == Math.rint(x[i]);
    }
    return whole;
  }

  @Override
  public void products(double[] x, double[] y, int count, double[] products, double[] errors) {
    for (int i = 0; i < count; i++) {
      products[i] = x[i] * y[i];
      errors[i] = Exact.productError(x[i], y[i]);
    }
  }

  @Override
  public void extend(double[] x, int from, int to, double[] extremes) {
    double least = extremes[0];
    double greatest = extremes[1];
    for (int i = from; i < to; i++) {
      least = Math.min(least, x[i]);
      greatest = Math.max(greatest, x[i]);
    }
    extremes[0] = least;
    extremes[1] = greatest;
  }

  @Override
  public void add(double[] x, int from, int to, double[] lanes, int at) {
    for (int lane = 0; lane < Math.min(LANES, to - from); lane++) {
      addToLane(x, from + lane, to, lanes, at + lane);
    }
  }

  /** Adds every entry of one lane. */
  private static void addToLane(double[] x, int from, int to, double[] lanes, int at) {
    double high = lanes[at];
    double middle = lanes[at + LANES];
    double low = lanes[at + 2 * LANES];
    for (int i = from; i < to; i += LANES) {
      double error = Exact.finiteSumError(high, x[i]);
      high += x[i];
      low += Exact.finiteSumError(middle, error);
      middle += error;
    }
    store(high, middle, low, lanes, at);
  }

  @Override
  public void addProducts(double[] x, double[] y, int from, int to, double[] lanes, int at) {
    for (int lane = 0; lane < Math.min(LANES, to - from); lane++) {
      addProductsToLane(x, y, from + lane, to, lanes, at + lane);
    }
  }

  /** The error of a product is as small as that of a sum, so it belongs to the middle part. */
  private static void addProductsToLane(
      double[] x, double[] y, int from, int to, double[] lanes, int at) {
    double high = lanes[at];
    double middle = lanes[at + LANES];
    double low = lanes[at + 2 * LANES];
    for (int i = from; i < to; i += LANES) {
      double product = x[i] * y[i];
      double error = Exact.finiteSumError(high, product);
      double productError = Math.fma(x[i], y[i], -product);
      high += product;
      double errors = Exact.finiteSumError(middle, error);
      middle += error;
      low += errors + Exact.finiteSumError(middle, productError);
      middle += productError;
    }
    store(high, middle, low, lanes, at);
  }

  /** Once the high part is not finite it stays so; the other two are then 0. */
  private static void store(double high, double middle, double low, double[] lanes, int at) {
    boolean finite = Math.abs(high) <= Double.MAX_VALUE;
    lanes[at] = high;
    lanes[at + LANES] = finite ? middle : 0;
    lanes[at + 2 * LANES] = finite ? low : 0;
  }
}

package io.sparkloss.numeric.array;

import io.sparkloss.numeric.Elementary;

/** Entry by entry: what runs where vectors are not available. */
final class ScalarArrays implements ArrayFunctions {

  @Override
  public void ln(double[] x, int count, double[] result) {
    for (int i = 0; i < count; i++) {
      result[i] = Elementary.ln(x[i]);
    }
  }

  @Override
  public void ln1p(double[] x, int count, double[] result) {
    for (int i = 0; i < count; i++) {
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
  public void lnBernoulli(
      double[] outcomes, double[] probabilities, double floor, int count, double[] result) {
    for (int i = 0; i < count; i++) {
      result[i] = Elementary.lnBernoulli(outcomes[i], probabilities[i], floor);
    }
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
}

package io.sparkloss.numeric.array;

/** What {@link ArrayMath} offers, which says what each method does. */
interface ArrayFunctions {

  void ln(double[] x, int count, double[] result);

  void ln1p(double[] x, int count, double[] result);

  void exp(double[] x, int count, double[] result);

  void lnBernoulli(
      double[] outcomes, double[] probabilities, double floor, int count, double[] result);

  boolean allWithin(double[] x, int count, double lower, double upper);

  boolean allWhole(double[] x, int count);
}

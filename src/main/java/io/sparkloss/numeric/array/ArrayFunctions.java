package io.sparkloss.numeric.array;

/** What {@link ArrayMath} and {@link LaneSums} offer, which say what each method does. */
interface ArrayFunctions {

  /** Sums side by side, so that a processor need not wait for one addition to begin the next. */
  int LANES = 8;

  /** Doubles that the lanes of a sum take: all high parts, all middle ones, all low ones. */
  int STATE = 3 * LANES;

  void ln(double[] x, int count, double[] result);

  void ln1p(double[] x, int count, double[] result);

  void exp(double[] x, int count, double[] result);

  void lnRatio(double[] a, double[] b, int count, double[] result);

  void phiRatio(double[] a, double[] b, int count, double[] result);

  boolean bernoulliSurprise(
      double[] outcomes, double[] probabilities, double floor, int count, double[] result);

  boolean allWithin(double[] x, int count, double lower, double upper);

  boolean allWhole(double[] x, int count);

  void products(double[] x, double[] y, int count, double[] products, double[] errors);

  /** Widens {least, greatest} so that the entries from one index to before another are in it. */
  void extend(double[] x, int from, int to, double[] extremes);

  /** Adds the entries from one index to before another to the lanes that begin at a place. */
  void add(double[] x, int from, int to, double[] lanes, int at);

  /** Adds the exact products of entries to the lanes that begin at a place. */
  void addProducts(double[] x, double[] y, int from, int to, double[] lanes, int at);
}

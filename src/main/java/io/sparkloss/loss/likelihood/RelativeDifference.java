package io.sparkloss.loss.likelihood;

/** The difference of two positive numbers as a fraction of their sum. */
final class RelativeDifference {

  /** Up to here the deviances use their series. */
  static final double NEAR = 0.5;

  private RelativeDifference() {}

  /** Returns (a − b) / (a + b), without overflow; its artanh is ½ ln(a/b). */
  static double of(double a, double b) {
    double sum = a + b;
    return sum <= Double.MAX_VALUE ? (a - b) / sum : (0.5 * a - 0.5 * b) / (0.5 * a + 0.5 * b);
  }
}

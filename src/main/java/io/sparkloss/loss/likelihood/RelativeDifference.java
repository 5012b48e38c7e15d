package io.sparkloss.loss.likelihood;

import io.sparkloss.numeric.Exact;

/** The difference of two positive numbers as a fraction of their sum. */
final class RelativeDifference {

  /** Up to here the deviances use their series. */
  static final double NEAR = 0.6;

  private RelativeDifference() {}

  /** Returns u = (a − b) / (a + b), without overflow; artanh u is ½ ln(a/b). */
  static double of(double a, double b) {
    double sum = a + b;
    return sum <= Double.MAX_VALUE ? (a - b) / sum : (0.5 * a - 0.5 * b) / (0.5 * a + 0.5 * b);
  }

  /** Returns what rounding took from u: of the difference, of the sum, and of the quotient. */
  static double lost(double a, double b, double u) {
    double sum = a + b;
    double remainder = Math.fma(-u, sum, a - b);
    double error = Exact.sumError(a, -b) - u * Exact.sumError(a, b);
    return sum <= Double.MAX_VALUE ? (remainder + error) / sum : 0;
  }

  /** Returns the derivative of artanh u − u. */
  static double slope(double u) {
    return u * u / (1 - u * u);
  }
}

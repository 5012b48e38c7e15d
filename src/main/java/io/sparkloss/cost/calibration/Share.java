package io.sparkloss.cost.calibration;

import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.Expansion;
import io.sparkloss.numeric.ThreePartSum;

/**
 * A share of a whole and what it leaves, each rounded once from exact sums, so that neither loses
 * digits where it is small.
 *
 * <p>Where a sum is not finite both are NaN or the IEEE value of the rounded sums.
 *
 * @param one part/whole
 * @param zero (whole − part)/whole
 */
record Share(double one, double zero) {

  static Share of(ThreePartSum part, ThreePartSum whole) {
    return new Share(part.dividedBy(whole), difference(whole, whole, part, whole));
  }

  /** Returns a/b − c/d, for shares of positive wholes. */
  static double difference(ThreePartSum a, ThreePartSum b, ThreePartSum c, ThreePartSum d) {
    double rounded = a.dividedBy(b) - c.dividedBy(d);
    if (!(Math.abs(rounded) <= Double.MAX_VALUE)) {
      return rounded;
    }
    int first = -Math.getExponent(b.value());
    int second = -Math.getExponent(d.value());
    Expansion left = Expansion.of(b, first);
    Expansion right = Expansion.of(d, second);
    Expansion numerator =
        Expansion.of(a, first).times(right).minus(Expansion.of(c, second).times(left));
    return numerator.dividedBy(left.times(right));
  }

  /** Returns Σwx²/Σw − (Σwx/Σw)², at least 0. */
  static double variance(ThreePartSum second, ThreePartSum first, ThreePartSum weight) {
    double rounded = second.dividedBy(weight);
    if (!(Math.abs(rounded) <= Double.MAX_VALUE)) {
      return Double.NaN;
    }
    int exponent = -Math.getExponent(weight.value());
    Expansion w = Expansion.of(weight, exponent);
    Expansion s = Expansion.of(first, exponent);
    Expansion centred = Expansion.of(second, exponent).times(w).minus(s.times(s));
    return Math.max(0, centred.dividedBy(w.times(w)));
  }

  /** Returns the cross-entropy of predicting another share, clipped from below at ε. */
  double crossEntropy(Share predicted, double epsilon) {
    return one * surprise(one, predicted.one, predicted.zero, epsilon)
        + zero * surprise(zero, predicted.zero, predicted.one, epsilon);
  }

  /** Returns −ln p of the clipped p, where q = 1 − p; 0 for what has no weight. */
  private static double surprise(double weight, double p, double q, double epsilon) {
    if (weight == 0) {
      return 0;
    }
    return p < 0.5 ? -Elementary.ln(Math.max(p, epsilon)) : -Elementary.ln1p(-q);
  }

  /**
   * Returns the divergence KL from another share, clipped from below at ε where its logarithm is
   * taken: the cross-entropy less the entropy, without cancellation. With \( \phi(x) = x - \ln(1 +
   * x) \), \( a \ln(a/b) = a \phi(b/a - 1) + a - b \), and the differences add up to 0.
   */
  double divergence(Share predicted, double epsilon) {
    return term(one, predicted.one, epsilon) + term(zero, predicted.zero, epsilon);
  }

  /** Returns a·ln(a/b′) − a + b for the clipped b′. */
  private static double term(double a, double b, double epsilon) {
    if (a == 0) {
      return b;
    }
    double clipped = Math.max(b, epsilon);
    return a * Elementary.phiRatio(clipped, a) - (clipped - b);
  }
}

package io.sparkloss.loss.classification;

import io.sparkloss.loss.Interval;
import io.sparkloss.loss.Parameter;
import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.array.ArrayMath;

/**
 * The one place where probabilities are clipped: the probability of what happened is taken to be at
 * least ε, and nothing is clipped from above.
 */
final class Clip {

  /** The smallest probability unless another is given, 2⁻⁵²: a loss of at most 36.0437. */
  static final double EPSILON = 0x1p-52;

  /** The parameter; 0 means the true, possibly infinite, value. */
  static final Parameter PARAMETER = Parameter.option("epsilon", EPSILON);

  private Clip() {}

  /** Returns a checked ε. */
  static double require(String function, double epsilon) {
    return Interval.of(0, 0.5, "in [0, 0.5]").require(function, "epsilon", epsilon);
  }

  /** Returns −ln p of the clipped probability. */
  static double surprise(double p, double epsilon) {
    return 0 - Elementary.lnBernoulli(1, p, epsilon);
  }

  /** Returns −ln(1 − p) of the clipped probability 1 − p, without loss for small p. */
  static double surpriseOfComplement(double p, double epsilon) {
    return 0 - Elementary.lnBernoulli(0, p, epsilon);
  }

  /** Replaces each probability by −ln p of the clipped probability. */
  static void surprises(double[] p, int count, double epsilon) {
    for (int i = 0; i < count; i++) {
      p[i] = Math.max(p[i], epsilon);
    }
    ArrayMath.ln(p, count, p);
    for (int i = 0; i < count; i++) {
      p[i] = 0 - p[i];
    }
  }

  /** Computes −ln(1 − p) of each clipped probability 1 − p, for an ε above 0. */
  static void surprisesOfComplements(double[] p, int count, double epsilon, double[] result) {
    for (int i = 0; i < count; i++) {
      result[i] = -p[i];
    }
    ArrayMath.ln1p(result, count, result);
    double most = surpriseOfComplement(1, epsilon);
    for (int i = 0; i < count; i++) {
      result[i] = 1 - p[i] < epsilon ? most : 0 - result[i];
    }
  }

  /** Returns whether a probability is clipped where the label gives it weight. */
  static boolean limits(double y, double p, double epsilon) {
    return y > 0 && p < epsilon;
  }
}

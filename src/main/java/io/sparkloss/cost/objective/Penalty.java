package io.sparkloss.cost.objective;

import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;

/**
 * A penalty on the coefficients θ of a model, added to its cost by an {@link Objective}.
 *
 * <p>The intercept is not penalised: leave it out of θ, or put it in to penalise it. Spark ML's own
 * training objective penalises standardised coefficients; here they are taken as they are.
 *
 * <p>Non-finite values: NaN in θ gives NaN, an infinite coefficient +∞. Empty θ: 0.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public sealed interface Penalty extends Serializable {

  /** Returns the penalty, rounded once from an exact sum. */
  double value(double[] coefficients);

  /** Returns λ‖θ‖₁. */
  static Penalty l1(double lambda) {
    return new L1(lambda);
  }

  /** Returns λ‖θ‖₂², without a factor of ½. */
  static Penalty l2(double lambda) {
    return new L2(lambda);
  }

  /** Returns λ(α‖θ‖₁ + (1−α)/2 ‖θ‖₂²), as Spark ML defines it. */
  static Penalty elasticNet(double lambda, double alpha) {
    return new ElasticNet(lambda, alpha);
  }

  /**
   * λ‖θ‖₁.
   *
   * @param lambda the strength, finite and at least 0
   */
  record L1(double lambda) implements Penalty {
    private static final long serialVersionUID = 1L;

    /** Checks the strength. */
    public L1 {
      requireStrength(lambda);
    }

    @Override
    public double value(double[] coefficients) {
      return lambda * absolute(coefficients);
    }
  }

  /**
   * λ‖θ‖₂².
   *
   * @param lambda the strength, finite and at least 0
   */
  record L2(double lambda) implements Penalty {
    private static final long serialVersionUID = 1L;

    /** Checks the strength. */
    public L2 {
      requireStrength(lambda);
    }

    @Override
    public double value(double[] coefficients) {
      return lambda * squares(coefficients);
    }
  }

  /**
   * λ(α‖θ‖₁ + (1−α)/2 ‖θ‖₂²).
   *
   * @param lambda the strength, finite and at least 0
   * @param alpha the share of L1, in [0, 1]
   */
  record ElasticNet(double lambda, double alpha) implements Penalty {
    private static final long serialVersionUID = 1L;

    /** Checks strength and share. */
    public ElasticNet {
      requireStrength(lambda);
      if (!(alpha >= 0 && alpha <= 1)) {
        throw new IllegalArgumentException("alpha is " + alpha + " but must lie in [0, 1]");
      }
    }

    @Override
    public double value(double[] coefficients) {
      return lambda * (alpha * absolute(coefficients) + (1 - alpha) / 2 * squares(coefficients));
    }
  }

  private static void requireStrength(double lambda) {
    if (!(lambda >= 0 && lambda <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "lambda is " + lambda + " but must be finite and at least 0");
    }
  }

  private static double absolute(double[] coefficients) {
    ThreePartSum sum = new ThreePartSum();
    for (double coefficient : coefficients) {
      sum.add(Math.abs(coefficient));
    }
    return sum.value();
  }

  private static double squares(double[] coefficients) {
    ThreePartSum sum = new ThreePartSum();
    for (double coefficient : coefficients) {
      sum.addProduct(coefficient, coefficient);
    }
    return sum.value();
  }
}

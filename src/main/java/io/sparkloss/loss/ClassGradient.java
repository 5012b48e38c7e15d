package io.sparkloss.loss;

/**
 * The gradient of a {@link ClassLoss} with respect to the prediction: a new array of K numbers, all
 * NaN where the value is NaN.
 *
 * @since 0.1.0
 */
public interface ClassGradient {

  /**
   * Returns ∂ℓ/∂prediction.
   *
   * @throws LossDomainException as {@link ClassLoss#value(double, double[])} does
   */
  double[] gradient(double label, double[] prediction);

  /**
   * Returns ∂ℓ/∂prediction for a soft label.
   *
   * @throws LossDomainException as {@link ClassLoss#value(double[], double[])} does
   */
  double[] gradient(double[] label, double[] prediction);
}

package io.sparkloss.loss;

/**
 * The derivative of a {@link ScalarLoss} with respect to the prediction.
 *
 * @since 0.1.0
 */
public interface ScalarGradient {

  /**
   * Returns ∂ℓ/∂prediction; NaN when either argument is NaN, 0 at a kink, and the gradient at the
   * clip where a probability was clipped.
   *
   * @throws LossDomainException as {@link ScalarLoss#value} does
   */
  double gradient(double label, double prediction);
}

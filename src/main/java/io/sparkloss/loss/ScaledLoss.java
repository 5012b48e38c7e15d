package io.sparkloss.loss;

import org.jspecify.annotations.Nullable;

/**
 * A loss of a number against a predicted location and scale: the negative log-likelihood of a
 * predicted distribution.
 *
 * <p>Non-finite values: NaN in any argument gives NaN; an infinite one is refused. A bad scale
 * counts as a bad prediction.
 *
 * @since 0.1.0
 */
public interface ScaledLoss extends Loss {

  /**
   * Returns ℓ(label, prediction, scale); NaN when any is NaN.
   *
   * @throws LossDomainException when an argument is infinite or outside the domain
   */
  double value(double label, double prediction, double scale);

  /** Returns why these three cannot be used, or null when they can. */
  @Nullable Reason reason(double label, double prediction, double scale);

  /**
   * Returns ∂ℓ/∂prediction; NaN when any argument is NaN.
   *
   * @throws LossDomainException as {@link #value} does
   */
  double gradient(double label, double prediction, double scale);
}

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

  /**
   * Computes \( \ell_i = \ell(y_i, \hat y_i, s_i) \) for every i below a count, each with the bits
   * of {@link #value}; NaN where an argument is NaN.
   *
   * <p>All arrays have at least as many entries as are counted; entries behind are neither read nor
   * changed. The losses may not be written over an argument.
   *
   * @param labels the labels y
   * @param predictions the predicted locations ŷ
   * @param scales the predicted scales s
   * @param count how many rows there are
   * @param losses receives ℓ; after an exception its entries below the count are unspecified
   * @throws LossDomainException the one that {@link #value} throws for the first row that it
   *     refuses
   * @throws IndexOutOfBoundsException when an array is shorter than the count
   */
  default void values(
      double[] labels, double[] predictions, double[] scales, int count, double[] losses) {
    for (int i = 0; i < count; i++) {
      losses[i] = value(labels[i], predictions[i], scales[i]);
    }
  }

  /** Returns why these three cannot be used, or null when they can. */
  @Nullable Reason reason(double label, double prediction, double scale);

  /**
   * Returns ∂ℓ/∂prediction; NaN when any argument is NaN.
   *
   * @throws LossDomainException as {@link #value} does
   */
  double gradient(double label, double prediction, double scale);
}

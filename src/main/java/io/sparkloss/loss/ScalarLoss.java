package io.sparkloss.loss;

import org.jspecify.annotations.Nullable;

/**
 * A loss of one number against one number.
 *
 * <p>Non-finite values: NaN in either argument gives NaN; an infinite one is refused unless the
 * loss says that it is legal.
 *
 * @since 0.1.0
 */
public interface ScalarLoss extends Loss {

  /**
   * Returns ℓ(label, prediction); NaN when either is NaN.
   *
   * @throws LossDomainException when an argument is infinite or outside the domain; its reason is
   *     the one that {@link #reason} returns
   */
  double value(double label, double prediction);

  /**
   * Computes \( \ell_i = \ell(y_i, \hat y_i) \) for every i below a count, each with the bits of
   * {@link #value}; NaN where an argument is NaN.
   *
   * <p>All arrays have at least as many entries as are counted; entries behind are neither read nor
   * changed. The losses may not be written over an argument.
   *
   * <p>A loss overrides this where arrays are faster; the result is the same.
   *
   * @param labels the labels y
   * @param predictions the predictions ŷ
   * @param count how many pairs there are
   * @param losses receives ℓ; after an exception its entries below the count are unspecified
   * @throws LossDomainException the one that {@link #value} throws for the first pair that it
   *     refuses
   * @throws IndexOutOfBoundsException when an array is shorter than the count
   */
  default void values(double[] labels, double[] predictions, int count, double[] losses) {
    for (int i = 0; i < count; i++) {
      losses[i] = value(labels[i], predictions[i]);
    }
  }

  /** Returns why this pair cannot be used, or null when it can. */
  @Nullable Reason reason(double label, double prediction);

  /** Returns whether {@link #value} of a usable pair was limited by clipping a probability. */
  default boolean clipped(double label, double prediction) {
    return false;
  }

  /**
   * Returns whether one of the first pairs of two arrays may have been {@link #clipped}: a quick
   * look, which may say yes too often and never says no wrongly.
   */
  default boolean mayClip(double[] labels, double[] predictions, int count) {
    return false;
  }
}

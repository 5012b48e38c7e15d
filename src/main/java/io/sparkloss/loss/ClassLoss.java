package io.sparkloss.loss;

import org.jspecify.annotations.Nullable;

/**
 * A loss of a class against one number for each of K classes.
 *
 * <p>The label is an index in [0, K), given as a double that must be integral, or a soft label: an
 * array of K numbers in [0, 1]. Arrays are read, never kept or changed.
 *
 * <p>Non-finite values: NaN anywhere gives NaN; an infinite one is refused unless the loss says
 * that it is legal.
 *
 * @since 0.1.0
 */
public interface ClassLoss extends Loss {

  /**
   * Returns ℓ(label, prediction); NaN when the label or any entry is NaN.
   *
   * @throws LossDomainException when an argument is outside the domain, the label names no class,
   *     or the prediction is empty
   */
  double value(double label, double[] prediction);

  /**
   * Returns ℓ(label, prediction) for a soft label; NaN when any entry is NaN.
   *
   * @throws LossDomainException when an argument is outside the domain or the lengths differ
   */
  double value(double[] label, double[] prediction);

  /** Returns why this pair cannot be used, or null when it can. */
  @Nullable Reason reason(double label, double[] prediction);

  /** Returns why this pair cannot be used, or null when it can. */
  @Nullable Reason reason(double[] label, double[] prediction);

  /** Returns whether {@link #value} of a usable pair was limited by clipping a probability. */
  default boolean clipped(double label, double[] prediction) {
    return false;
  }

  /** Returns whether {@link #value} of a usable pair was limited by clipping a probability. */
  default boolean clipped(double[] label, double[] prediction) {
    return false;
  }
}

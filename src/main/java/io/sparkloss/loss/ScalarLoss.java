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

  /** Returns why this pair cannot be used, or null when it can. */
  @Nullable Reason reason(double label, double prediction);

  /** Returns whether {@link #value} of a usable pair was limited by clipping a probability. */
  default boolean clipped(double label, double prediction) {
    return false;
  }
}

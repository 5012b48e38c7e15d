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

  /**
   * Computes \( \ell_i = \ell(c_i, p_i) \) for every i below a count, each with the bits of {@link
   * #value(double, double[])}; NaN where the label or an entry of the row is NaN.
   *
   * <p>The predictions are flat: row i is the entries from i·K up to (i+1)·K, without the last.
   * Entries behind the count are neither read nor changed. The losses may not be written over an
   * argument.
   *
   * @param labels the class indexes c, at least as many as are counted
   * @param predictions one number for each class, row after row
   * @param classes K, the length of every row
   * @param count how many rows there are
   * @param losses receives ℓ; after an exception its entries below the count are unspecified
   * @throws LossDomainException the one that {@link #value(double, double[])} throws for the first
   *     row that it refuses
   * @throws IndexOutOfBoundsException when an array is too short
   */
  default void values(
      double[] labels, double[] predictions, int classes, int count, double[] losses) {
    double[] row = new double[classes];
    for (int i = 0; i < count; i++) {
      System.arraycopy(predictions, i * classes, row, 0, classes);
      losses[i] = value(labels[i], row);
    }
  }

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

  /** Returns a number such that no loss of a class below it was {@link #clipped}. */
  default double leastClipped() {
    return Double.POSITIVE_INFINITY;
  }
}

package io.sparkloss.cost.group;

import io.sparkloss.loss.Loss;
import io.sparkloss.loss.Reason;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One cost of a group: a loss and the columns that it takes.
 *
 * <p>The reasons that a term gives begin with {@link Reason#NAN_LABEL}; those before it and {@link
 * Reason#BAD_WEIGHT} are the same for all terms. Where several apply, the first constant wins.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public sealed interface LossTerm extends Serializable
    permits NumberTerm, PositiveClassTerm, ScaleTerm, ClassTerm, HardClassTerm {

  /** Returns the loss. */
  Loss loss();

  /** Returns the index of the label in the layout's labels. */
  int label();

  /** Returns whether a column of the prediction is NULL, or an array with a NULL in it. */
  boolean lacksPrediction(RowValues row);

  /** Returns why a row without NULLs cannot be used, or null when it can. */
  @Nullable Reason reason(RowValues row, RowLabel label);

  /** Returns the loss of a usable row. */
  double value(RowValues row, RowLabel label);

  /** Returns whether the loss of a usable row was limited by clipping. */
  default boolean clipped(RowValues row, RowLabel label) {
    return false;
  }

  /** Returns what a usable row says of the one number that is predicted: its label. */
  default double observed(RowValues row, RowLabel label) {
    return label.value();
  }

  /**
   * Returns the one number that a usable row predicts.
   *
   * @throws UnsupportedOperationException when the term predicts more than one
   */
  default double predicted(RowValues row) {
    throw new UnsupportedOperationException(getClass() + " predicts more than one number");
  }

  /** Returns whether the probabilities of a usable row do not sum to 1. */
  default boolean unnormalized(RowValues row) {
    return false;
  }

  /** Returns the reason that comes first, or the only one, or null. */
  static @Nullable Reason first(@Nullable Reason a, @Nullable Reason b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** Returns whether a sum of probabilities is 1 but for rounding. */
  static boolean isOne(double sum, double tolerance) {
    return Math.abs(sum - 1) <= tolerance;
  }
}

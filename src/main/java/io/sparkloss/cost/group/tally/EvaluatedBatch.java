package io.sparkloss.cost.group.tally;

import org.jspecify.annotations.Nullable;

/**
 * Rows that have been evaluated for every term of a layout: all can use each of them, and each has
 * a weight above 0. Arrays may be longer than there are rows, and are not to be changed.
 *
 * @since 0.1.0
 */
public interface EvaluatedBatch {

  /** Returns how many rows there are. */
  int count();

  /** Returns the losses of a term. */
  double[] losses(int term);

  /** Returns what each row weighs for a term; null where all weigh 1. */
  double @Nullable [] weights(int term);

  /** Returns the labels of a term of one number. */
  double[] labels(int term);

  /** Returns the numbers that are predicted for a term of one number. */
  double[] predictions(int term);

  /** Returns a part of the key of a row, read only when it is asked for; null where it is NULL. */
  @Nullable Comparable<?> key(int part, int row);
}

package io.sparkloss.cost.group.tally;

import org.jspecify.annotations.Nullable;

/**
 * Rows that have been evaluated for every term of a layout: one, or those of a batch.
 *
 * @since 0.1.0
 */
public interface EvaluatedRows {

  /** Returns whether a term could use a row and the row has a weight above 0. */
  boolean counts(int term, int row);

  /** Returns the loss of a row that counts for a term. */
  double loss(int term, int row);

  /** Returns what a row that counts weighs for a term. */
  double weight(int term, int row);

  /** Returns the label of a row that counts for a term of one number. */
  double label(int term, int row);

  /** Returns the number that a row predicts for a term of one number for which it counts. */
  double prediction(int term, int row);

  /** Returns a part of the key of a row, read only when it is asked for; null where it is NULL. */
  @Nullable Comparable<?> key(int part, int row);
}

package io.sparkloss.cost.group.tally;

import org.jspecify.annotations.Nullable;

/**
 * A row that has been evaluated for every term of a layout.
 *
 * @since 0.1.0
 */
public interface EvaluatedRow {

  /** Returns whether a term could use the row and the row has a weight above 0. */
  boolean counts(int term);

  /** Returns the loss of a term for which the row counts. */
  double loss(int term);

  /** Returns what the row weighs for a term for which it counts. */
  double weight(int term);

  /** Returns the label for a term of one number for which the row counts. */
  double label(int term);

  /** Returns the number that the row predicts for a term of one number for which it counts. */
  double prediction(int term);

  /** Returns a part of the row's key, read only when it is asked for; null where it is NULL. */
  @Nullable Comparable<?> key(int part);
}

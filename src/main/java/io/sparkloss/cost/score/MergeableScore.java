package io.sparkloss.cost.score;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of rows for a score: states of disjoint rows merge, in any order and grouping.
 *
 * @param <S> the state itself
 * @since 0.1.0
 */
public interface MergeableScore<S extends MergeableScore<S>> {

  /** Adds all rows of another state of the same score. */
  void merge(S other);

  /** Returns the score, or null where there is none. */
  @Nullable Double result();
}

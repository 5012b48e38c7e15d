package io.sparkloss.cost.group.tally;

import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * What a group keeps of its rows beside their costs: a histogram, bins, the worst rows. Tallies of
 * disjoint rows merge, and what they report does not depend on how the rows were divided.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public interface Tally {

  /** Adds a row. */
  void add(EvaluatedRow row);

  /** Adds the rows from one index to before another. */
  void addAll(TallyRows rows, int from, int to);

  /** Adds all rows of another tally of the same plan. */
  void merge(Tally other);

  /** Returns about how many bytes this takes in memory. */
  long memory();

  /** Returns the bytes that {@link #write} puts. */
  int bytes();

  /** Writes everything, for moving it between processes of one run; not a lasting form. */
  void write(ByteBuffer target);

  /** Adds what {@link #write} wrote to this fresh tally. */
  void read(ByteBuffer source);

  /**
   * Makes tallies.
   *
   * <p>Immutable.
   */
  interface Plan extends Serializable {

    /** Returns the tally of no rows. */
    Tally fresh();

    /** Returns the term whose rows are taken. */
    int term();

    /**
     * Returns what is taken of rows beside their weights and keys, in the order of the rows. Arrays
     * may be longer than there are rows, and are not to be changed.
     */
    double[][] columns(EvaluatedBatch rows);

    /** Returns whether every group keeps one; if not, only the group of all rows does. */
    boolean everyGroup();
  }
}

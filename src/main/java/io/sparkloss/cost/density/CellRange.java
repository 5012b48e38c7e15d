package io.sparkloss.cost.density;

/**
 * From which to which cell an axis is in use, at most 2³¹ cells.
 *
 * <p>So many cells in a row differ in the last {@value #BITS} bits of their numbers, and those bits
 * tell each of them as long as the least is known.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class CellRange {

  /** The bits that tell the cells of an axis apart. */
  static final int BITS = 31;

  /** The most cells from the least to the greatest. */
  private static final long MOST = 1L << BITS;

  private long least = Long.MAX_VALUE;
  private long greatest = Long.MIN_VALUE;

  /** Returns whether a cell can be added. */
  boolean fits(long cell) {
    return Math.max(greatest, cell) - Math.min(least, cell) < MOST;
  }

  /** Adds a cell that fits. */
  void add(long cell) {
    least = Math.min(least, cell);
    greatest = Math.max(greatest, cell);
  }

  /** Makes one cell of 2ˢ cells; there must be any. */
  void coarsen(int steps) {
    least >>= steps;
    greatest >>= steps;
  }

  /** Returns the least cell. */
  long least() {
    return least;
  }

  /** Returns how many cells there are from the least to the greatest. */
  long size() {
    return greatest - least + 1;
  }

  /** Returns whether a cell lies between the least and the greatest, or is one of them. */
  boolean holds(long cell) {
    return cell >= least && cell <= greatest;
  }

  /** Returns the last bits of a cell. */
  static long bits(long cell) {
    return cell & (MOST - 1);
  }

  /** Returns the cell of this range that ends with some bits. */
  long cell(long bits) {
    return cell(bits, least);
  }

  /** Returns the cell that ends with some bits, in a range with the least cell given. */
  static long cell(long bits, long least) {
    return least + bits(bits - least);
  }
}

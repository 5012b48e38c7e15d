package io.sparkloss.cost.density;

import java.nio.ByteBuffer;

/**
 * A histogram of pairs (x, y) of one unit, such as a prediction and its label, in square cells: the
 * pair lies in the cell (⌊x/2ᵏ⌋, ⌊y/2ᵏ⌋), with the same k on both axes. Rows are counted one by
 * one, whatever they weigh.
 *
 * <p>k is the least exponent for which
 *
 * <ol>
 *   <li>k ≥ e − 52, and k ≥ −1074, where 2ᵉ is the power of two that is not above the greatest |x|
 *       or |y|: so every quotient is exact;
 *   <li>on each axis at most 2³¹ cells lie between the least and the greatest that holds a pair,
 *       these included;
 *   <li>at most {@value #MOST_CELLS} cells hold a pair.
 * </ol>
 *
 * <p>So a row far from all others takes a cell, and the others keep theirs, unless it is farther
 * from them than 2³¹ cells are wide.
 *
 * <p>The state depends on the set of rows alone, neither on their order nor on how they were
 * divided. Cells of k + 1 are unions of four cells of k, so counts of a finer grid give those of a
 * coarser one exactly, by halving the numbers of cells with floor. None of the three conditions is
 * lost when k grows, for halving brings no two cells farther apart and makes no cell more; and none
 * is lost by leaving out rows. So the k of a part of the rows is never above the k of all, and k,
 * which is raised by 1 only while what was seen so far breaks a condition, ends at the least for
 * all rows, with their counts.
 *
 * <p>Domain: any pairs. Those with NaN or with a magnitude of 2¹⁰²³ and more, infinite ones
 * included, have no cell and are counted by themselves: the edges of all cells are finite. −0 is 0;
 * numbers below the normal ones are exact, too.
 *
 * <p>Merging is a commutative monoid whose identity is the fresh histogram.
 *
 * <p>Memory: 16 bytes for each place of a table with at least two for a cell that holds a pair, so
 * at most 530 kB, and twice as much while cells are put together; 16 bytes a cell in {@link
 * #write}, so at most 270 kB.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class PairHistogram {

  /** The most cells that hold a pair. */
  static final int MOST_CELLS = 16_384;

  /** Magnitudes from here on have no cell: the upper edge of it might be infinite. */
  private static final double BEYOND = 0x1p1023;

  /** Bytes in memory of a histogram of no rows, about, without its table. */
  private static final int EMPTY = 200;

  private DyadicGrid grid = new DyadicGrid(DyadicGrid.FINEST);
  private CellCounts counts = new CellCounts(0);
  private final CellRange across = new CellRange();
  private final CellRange up = new CellRange();
  private long beyond;

  /** Takes a cell and its count. */
  interface Visitor {
    void visit(long x, long y, long count);
  }

  /** Adds a pair. */
  public void add(double x, double y) {
    double magnitude = Math.max(Math.abs(x), Math.abs(y));
    if (!(magnitude < BEYOND)) {
      beyond++;
      return;
    }
    if (!grid.holds(magnitude)) {
      coarsen(DyadicGrid.finest(magnitude));
    }
    add(grid.cell(x), grid.cell(y), 1);
  }

  /** Adds the pairs from one index to before another. */
  public void addAll(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      add(x[i], y[i]);
    }
  }

  /** Adds all rows of another histogram. */
  public void merge(PairHistogram other) {
    beyond += other.beyond;
    if (other.exponent() > exponent()) {
      coarsen(other.exponent());
    }
    other.forEach(
        (x, y, count) -> {
          // Adding may coarsen this grid, so each cell finds out how far it is by now.
          int steps = Math.min(Long.SIZE - 1, exponent() - other.exponent());
          add(x >> steps, y >> steps, count);
        });
  }

  /** Adds pairs of a cell of the present grid. */
  private void add(long x, long y, long count) {
    int steps = 0;
    while (!across.fits(x >> steps) || !up.fits(y >> steps)) {
      coarsen(exponent() + 1);
      steps++;
    }
    put(x >> steps, y >> steps, count);
    while (counts.size() > MOST_CELLS) {
      coarsen(exponent() + 1);
    }
  }

  private void put(long x, long y, long count) {
    across.add(x);
    up.add(y);
    counts.add(key(x, y), count);
  }

  private static long key(long x, long y) {
    return CellRange.bits(x) << CellRange.BITS | CellRange.bits(y);
  }

  private void coarsen(int exponent) {
    int steps = Math.min(Long.SIZE - 1, exponent - exponent());
    grid = new DyadicGrid(exponent);
    if (counts.size() > 0) {
      CellCounts coarser = new CellCounts(Math.min(counts.size(), MOST_CELLS));
      forEach((x, y, count) -> coarser.add(key(x >> steps, y >> steps), count));
      counts = coarser;
      across.coarsen(steps);
      up.coarsen(steps);
    }
  }

  /** Visits the cells that hold pairs, in no order that means anything. */
  void forEach(Visitor visitor) {
    counts.forEach(
        (key, count) ->
            visitor.visit(across.cell(key >> CellRange.BITS), up.cell(CellRange.bits(key)), count));
  }

  /** Returns the cells in use across. */
  CellRange across() {
    return across;
  }

  /** Returns the cells in use upwards. */
  CellRange up() {
    return up;
  }

  /** Returns k: cells are 2ᵏ wide and high. */
  public int exponent() {
    return grid.exponent();
  }

  /** Returns the cells that hold pairs. */
  public int cells() {
    return counts.size();
  }

  /** Returns the rows that have a cell. */
  public long rows() {
    return counts.rows();
  }

  /** Returns the rows without a cell. */
  public long rowsBeyond() {
    return beyond;
  }

  /** Returns where most of the pairs lie, in few cells. */
  public PairDensity density() {
    return DensityWindow.of(this);
  }

  /** Returns about how many bytes this takes in memory. */
  public long memory() {
    return EMPTY + counts.memory();
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    return 2 * Integer.BYTES + 3 * Long.BYTES + counts.size() * 2 * Long.BYTES;
  }

  /**
   * Writes everything, for moving it between processes of one run; not a lasting form. The same
   * rows give the same bytes: k, the rows without a cell, the least cell of either axis, and of
   * each cell the last {@value CellRange#BITS} bits of both its numbers, and its count.
   */
  public void write(ByteBuffer target) {
    target.putInt(exponent()).putLong(beyond).putLong(across.least()).putLong(up.least());
    target.putInt(counts.size());
    counts.forEachInOrder((key, count) -> target.putLong(key).putLong(count));
  }

  /** Reads what {@link #write} wrote. */
  public static PairHistogram read(ByteBuffer source) {
    PairHistogram read = new PairHistogram();
    read.grid = new DyadicGrid(source.getInt());
    read.beyond = source.getLong();
    long left = source.getLong();
    long bottom = source.getLong();
    int cells = source.getInt();
    for (int i = 0; i < cells; i++) {
      long key = source.getLong();
      read.put(
          CellRange.cell(key >> CellRange.BITS, left),
          CellRange.cell(CellRange.bits(key), bottom),
          source.getLong());
    }
    return read;
  }
}

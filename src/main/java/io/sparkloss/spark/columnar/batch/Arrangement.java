package io.sparkloss.spark.columnar.batch;

import java.util.Arrays;

/**
 * Rows of a batch in the order of their groups, so that the rows of a group stand together: a run.
 * Where groups have too few rows for that to pay, rows stay scattered.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Arrangement {

  /** Rows of a batch per group from which on they are put in order. */
  private static final int ROWS_PER_GROUP = 16;

  private int count;
  private int runs;
  private boolean scattered;
  private int[] slots = new int[0];
  private int[] order = new int[0];
  private int[] runSlots = new int[1];
  private int[] ends = new int[1];

  /** Puts all rows into one run of one group. */
  public void single(int rows) {
    count = rows;
    scattered = false;
    runs = rows == 0 ? 0 : 1;
    runSlots[0] = 0;
    ends[0] = rows;
  }

  /**
   * Finds the runs.
   *
   * @param slotOfRow the group of each row
   * @param rows how many rows
   * @param groups how many groups there are
   */
  public void of(int[] slotOfRow, int rows, int groups) {
    count = rows;
    slots = slotOfRow;
    scattered = (long) groups * ROWS_PER_GROUP > rows;
    if (scattered) {
      return;
    }
    if (order.length < rows) {
      order = new int[rows];
    }
    if (ends.length < groups) {
      runSlots = new int[groups];
      ends = new int[groups];
    }
    sort(groups);
  }

  /** Sorts by counting. */
  private void sort(int groups) {
    int[] places = new int[groups];
    for (int row = 0; row < count; row++) {
      places[slots[row]]++;
    }
    runs = 0;
    int begin = 0;
    for (int slot = 0; slot < groups; slot++) {
      int size = places[slot];
      places[slot] = begin;
      begin += size;
      if (size > 0) {
        runSlots[runs] = slot;
        ends[runs++] = begin;
      }
    }
    for (int row = 0; row < count; row++) {
      order[places[slots[row]]++] = row;
    }
  }

  /** Returns how many rows there are. */
  public int count() {
    return count;
  }

  /** Returns whether rows are in no order, and {@link #slots} tells the group of each. */
  public boolean isScattered() {
    return scattered;
  }

  /** Returns the group of each row, in the rows' own order. */
  public int[] slots() {
    return slots;
  }

  /** Takes rows of one group that stand together. */
  public interface Run {
    void take(int slot, int from, int to);
  }

  /** Gives every run, or every row as a run of its own where rows are scattered. */
  public void forEach(Run run) {
    if (scattered) {
      for (int row = 0; row < count; row++) {
        run.take(slots[row], row, row + 1);
      }
      return;
    }
    int from = 0;
    for (int i = 0; i < runs; i++) {
      run.take(runSlots[i], from, ends[i]);
      from = ends[i];
    }
  }

  /** Returns which of the rows stands at a place of this order. */
  public int row(int place) {
    return scattered || runs <= 1 ? place : order[place];
  }

  /** Returns the values of rows in this order: the array itself, or the filled target. */
  public double[] arranged(double[] values, double[] target) {
    if (scattered || runs <= 1) {
      return values;
    }
    for (int i = 0; i < count; i++) {
      target[i] = values[order[i]];
    }
    return target;
  }

  /** Returns the marks of rows in this order. */
  public boolean[] arranged(boolean[] marks) {
    if (scattered || runs <= 1) {
      return marks;
    }
    boolean[] moved = new boolean[count];
    for (int i = 0; i < count; i++) {
      moved[i] = marks[order[i]];
    }
    return moved;
  }

  @Override
  public String toString() {
    return scattered
        ? count + " scattered rows"
        : "runs up to " + Arrays.toString(Arrays.copyOf(ends, runs));
  }
}

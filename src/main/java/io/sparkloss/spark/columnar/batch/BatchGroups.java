package io.sparkloss.spark.columnar.batch;

/**
 * The groups of the rows of a batch.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class BatchGroups {

  private static final int[] NONE = {};

  private final Arrangement everyRow = new Arrangement();
  private int[] slots = NONE;
  private int count;

  /** Takes all rows of a batch into one group. */
  public void single(int rows) {
    slots = NONE;
    count = 1;
    everyRow.single(rows);
  }

  /**
   * Takes the groups of all rows of a batch; those of rows that do not count may be any.
   *
   * @param slotOfRow the group of each row
   * @param rows how many rows
   * @param groups how many groups there are so far
   * @param complete whether all rows count
   */
  public void of(int[] slotOfRow, int rows, int groups, boolean complete) {
    slots = slotOfRow;
    count = groups;
    if (complete) {
      everyRow.of(slotOfRow, rows, groups);
    }
  }

  /** Returns how many groups there are so far. */
  public int count() {
    return count;
  }

  /** Returns the group of a row. */
  public int slot(int row) {
    return slots.length == 0 ? 0 : slots[row];
  }

  /** Returns the arrangement of all rows; only when all rows count. */
  public Arrangement everyRow() {
    return everyRow;
  }

  /** Arranges the rows of a selection. */
  public void arrange(Selection selection, int[] scratch, Arrangement target) {
    if (slots.length == 0) {
      target.single(selection.count());
    } else {
      target.of(selection.picked(slots, scratch), selection.count(), count);
    }
  }
}

package io.sparkloss.spark.columnar.batch;

import java.util.List;
import java.util.function.IntPredicate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch that count.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Selection {

  private int[] rows = new int[0];
  private int count;
  private boolean all;

  /**
   * Takes the rows that a mask lets through and in which no column is NULL.
   *
   * @param mask which rows count, or null for all
   * @param columns the columns
   * @param types the types of all columns
   */
  public void of(
      ColumnarBatch batch, boolean @Nullable [] mask, List<Integer> columns, DataType[] types) {
    boolean nulls =
        columns.stream()
            .anyMatch(column -> ColumnReader.mayBeNull(batch.column(column), types[column]));
    all = !nulls && mask == null;
    count = batch.numRows();
    if (!all) {
      take(row -> (mask == null || mask[row]) && !(nulls && isNull(batch, columns, types, row)));
    }
  }

  /** Keeps the rows that pass a test. */
  private void take(IntPredicate test) {
    if (rows.length < count) {
      rows = new int[count];
    }
    int taken = 0;
    for (int row = 0; row < count; row++) {
      rows[taken] = row;
      taken += test.test(row) ? 1 : 0;
    }
    count = taken;
  }

  private static boolean isNull(
      ColumnarBatch batch, List<Integer> columns, DataType[] types, int row) {
    for (int column : columns) {
      if (ColumnReader.isNull(batch.column(column), types[column], row)) {
        return true;
      }
    }
    return false;
  }

  /** Keeps some of the rows that count, whose places among them are given in ascending order. */
  public void keep(int[] places, int kept) {
    if (kept == count) {
      return;
    }
    if (rows.length < count) {
      rows = new int[count];
    }
    for (int i = 0; i < kept; i++) {
      rows[i] = row(places[i]);
    }
    all = false;
    count = kept;
  }

  /** Moves the values of the rows that count to the front. */
  public void pack(double[] ofAll) {
    for (int i = 0; !all && i < count; i++) {
      ofAll[i] = ofAll[rows[i]];
    }
  }

  /** Keeps the rows whose weight, in the order of the rows, is not 0. */
  public void dropZeros(double[] weights) {
    if (all) {
      all = false;
      take(row -> weights[row] != 0);
      return;
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
      rows[kept] = rows[i];
      kept += weights[i] == 0 ? 0 : 1;
    }
    count = kept;
  }

  /** Returns how many rows count. */
  public int count() {
    return count;
  }

  /** Returns whether every row of the batch counts. */
  public boolean all() {
    return all;
  }

  /** Returns the place in the batch of a row that counts. */
  public int row(int i) {
    return all ? i : rows[i];
  }

  /** Returns those of the values of all rows that belong to rows that count. */
  public int[] picked(int[] ofAll, int[] target) {
    if (all) {
      return ofAll;
    }
    for (int i = 0; i < count; i++) {
      target[i] = ofAll[rows[i]];
    }
    return target;
  }
}

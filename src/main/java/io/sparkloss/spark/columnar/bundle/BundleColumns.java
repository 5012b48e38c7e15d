package io.sparkloss.spark.columnar.bundle;

import io.sparkloss.cost.group.RowValues;
import io.sparkloss.cost.group.batch.RowBatch;
import io.sparkloss.spark.bundle.ColumnForm;
import io.sparkloss.spark.columnar.batch.ColumnReader;
import io.sparkloss.spark.columnar.batch.KeyColumn;
import io.sparkloss.spark.columnar.batch.Selection;
import java.util.Objects;
import java.util.function.IntFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a bundle from batches: many rows as arrays, or one row.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class BundleColumns {

  /** How many texts of a column are known before they are forgotten: memory is bounded. */
  private static final int MOST_TEXTS = 1 << 16;

  private final BundleTask task;
  private final DataType[] types;
  private final double[][] numbers;
  private final int[][] codes;
  private final @Nullable KeyColumn[] texts;

  BundleColumns(BundleTask task) {
    this.task = task;
    int columns = task.ordinals().size();
    types = task.ordinals().stream().map(task.types()::get).toArray(DataType[]::new);
    numbers = new double[columns][0];
    codes = new int[columns][0];
    texts = new @Nullable KeyColumn[columns];
  }

  private ColumnVector vector(ColumnarBatch batch, int column) {
    return batch.column(task.ordinals().get(column));
  }

  private ColumnForm form(int column) {
    return task.layout().forms().get(column);
  }

  /**
   * Reads rows in which nothing is NULL.
   *
   * @return whether arrays of each column are of one length; if not, the rows are not read
   */
  boolean read(ColumnarBatch batch, Selection selection, RowBatch target) {
    target.begin(selection.count());
    for (int column = 0; column < types.length; column++) {
      ColumnVector vector = vector(batch, column);
      if (form(column).isArray()) {
        double[] flat = ColumnReader.flatOrCopied(vector, types[column], selection);
        if (flat == null) {
          return false;
        }
        target.setArrays(column, flat, flat.length / Math.max(selection.count(), 1));
      } else if (form(column) == ColumnForm.TEXT) {
        int[] ofBatch = codes(column, vector, batch.numRows());
        int[] picked = selection.picked(ofBatch, new int[selection.count()]);
        target.setTexts(column, picked, texts(column));
      } else {
        target.setNumbers(column, readNumbers(column, vector, selection, batch.numRows()));
      }
    }
    return true;
  }

  private double[] readNumbers(int column, ColumnVector vector, Selection selection, int rows) {
    if (selection.all() && types[column] instanceof DoubleType) {
      return vector.getDoubles(0, rows);
    }
    if (numbers[column].length < rows) {
      numbers[column] = new double[rows];
    }
    double[] target = numbers[column];
    ColumnReader.read(vector, types[column], rows, target);
    selection.pack(target);
    return target;
  }

  /** Returns a number for the text of each row. */
  private int[] codes(int column, ColumnVector vector, int rows) {
    KeyColumn known = texts[column];
    if (known == null || known.size() > MOST_TEXTS) {
      known = new KeyColumn(types[column]);
      texts[column] = known;
    }
    if (codes[column].length < rows) {
      codes[column] = new int[rows];
    }
    known.number(vector, rows, null, codes[column]);
    return codes[column];
  }

  private IntFunction<String> texts(int column) {
    KeyColumn known = Objects.requireNonNull(texts[column]);
    return code -> Objects.toString(known.value(code));
  }

  /** Reads one row. */
  void read(ColumnarBatch batch, int row, RowValues target) {
    for (int column = 0; column < types.length; column++) {
      ColumnVector vector = vector(batch, column);
      if (form(column) != ColumnForm.NUMBER) {
        form(column).read(batch.getRow(row), task.ordinals().get(column), target, column);
      } else if (vector.isNullAt(row)) {
        target.setNull(column);
      } else {
        target.setNumber(column, ColumnReader.number(vector, types[column], row));
      }
    }
  }
}

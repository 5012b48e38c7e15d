package io.sparkloss.spark.columnar.batch;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.jspecify.annotations.Nullable;

/** Reads columns of batches as doubles. */
public final class ColumnReader {

  private static final int SPARSE = 0;

  private ColumnReader() {}

  /** Returns which of the columns an expression is, or −1 when it is none. */
  public static int ordinal(Expression expression, List<Attribute> columns) {
    if (expression instanceof Attribute attribute) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).exprId().equals(attribute.exprId())) {
          return i;
        }
      }
    }
    return -1;
  }

  /**
   * Reads the first rows of a column of numbers, what is NULL as anything. Only Spark's own vectors
   * are asked for entries that are NULL: those of Arrow and of Iceberg's constants then fail.
   */
  public static void read(ColumnVector column, DataType type, int count, double[] target) {
    boolean nulls = column.hasNull();
    if (type instanceof DoubleType && (!nulls || column instanceof WritableColumnVector)) {
      System.arraycopy(column.getDoubles(0, count), 0, target, 0, count);
      return;
    }
    if (nulls) {
      for (int i = 0; i < count; i++) {
        target[i] = column.isNullAt(i) ? 0 : number(column, type, i);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      target[i] = number(column, type, i);
    }
  }

  /** Returns a number, or a truth value as 0 or 1, that is not NULL. */
  public static double number(ColumnVector column, DataType type, int row) {
    if (type instanceof DoubleType) {
      return column.getDouble(row);
    }
    if (type instanceof FloatType) {
      return column.getFloat(row);
    }
    if (type instanceof IntegerType) {
      return column.getInt(row);
    }
    if (type instanceof LongType) {
      return column.getLong(row);
    }
    if (type instanceof ShortType) {
      return column.getShort(row);
    }
    if (type instanceof ByteType) {
      return column.getByte(row);
    }
    if (type instanceof BooleanType) {
      return column.getBoolean(row) ? 1 : 0;
    }
    DecimalType decimal = (DecimalType) type;
    return column.getDecimal(row, decimal.precision(), decimal.scale()).toDouble();
  }

  /** Returns whether a number, an array or a vector is NULL or, an array, holds a NULL. */
  public static boolean isNull(ColumnVector column, DataType type, int row) {
    if (column.isNullAt(row)) {
      return true;
    }
    if (!(type instanceof ArrayType)) {
      return false;
    }
    ColumnarArray array = column.getArray(row);
    for (int i = 0; i < array.numElements(); i++) {
      if (array.isNullAt(i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether {@link #isNull} can be true for a row of the batch. Only Spark's own vectors of
   * arrays have their entries as a child.
   */
  public static boolean mayBeNull(ColumnVector column, DataType type) {
    return column.hasNull()
        || (type instanceof ArrayType
            && !(column instanceof WritableColumnVector && !column.getChild(0).hasNull()));
  }

  /** Returns the entries of an array or of a dense or sparse vector. */
  public static double[] entries(ColumnVector column, DataType type, int row) {
    if (type instanceof ArrayType array) {
      return entries(column.getArray(row), array.elementType());
    }
    ColumnarArray values = column.getChild(3).getArray(row);
    if (column.getChild(0).getByte(row) != SPARSE) {
      return values.toDoubleArray();
    }
    double[] numbers = new double[column.getChild(1).getInt(row)];
    ColumnarArray indices = column.getChild(2).getArray(row);
    for (int i = 0; i < indices.numElements(); i++) {
      numbers[indices.getInt(i)] = values.getDouble(i);
    }
    return numbers;
  }

  /**
   * Returns the entries of arrays or dense vectors of one length, row after row, or null when they
   * are stored in another way.
   *
   * @param column the column
   * @param type its type
   * @param rows which rows
   */
  public static double @Nullable [] flat(ColumnVector column, DataType type, Selection rows) {
    int count = rows.count();
    ColumnVector arrays = type instanceof ArrayType ? column : column.getChild(3);
    if (count == 0
        || !(arrays instanceof WritableColumnVector stored)
        || !(type instanceof ArrayType || allDense(column.getChild(0), rows))) {
      return null;
    }
    int length = stored.getArrayLength(rows.row(0));
    int first = stored.getArrayOffset(rows.row(0));
    for (int i = 0; i < count; i++) {
      if (stored.getArrayLength(rows.row(i)) != length
          || stored.getArrayOffset(rows.row(i)) != first + i * length) {
        return null;
      }
    }
    boolean floats = type instanceof ArrayType of && of.elementType() instanceof FloatType;
    return floats
        ? widened(stored.arrayData().getFloats(first, count * length))
        : stored.arrayData().getDoubles(first, count * length);
  }

  /**
   * Returns the entries of arrays or vectors of one length, row after row, or null when they have
   * several lengths.
   *
   * @param column the column
   * @param type its type
   * @param rows which rows
   */
  public static double @Nullable [] flatOrCopied(
      ColumnVector column, DataType type, Selection rows) {
    double[] stored = flat(column, type, rows);
    if (stored != null || rows.count() == 0) {
      return stored == null ? new double[0] : stored;
    }
    double[] first = entries(column, type, rows.row(0));
    double[] copied = new double[rows.count() * first.length];
    for (int i = 0; i < rows.count(); i++) {
      double[] entries = entries(column, type, rows.row(i));
      if (entries.length != first.length) {
        return null;
      }
      System.arraycopy(entries, 0, copied, i * first.length, first.length);
    }
    return copied;
  }

  private static boolean allDense(ColumnVector kinds, Selection rows) {
    for (int i = 0; i < rows.count(); i++) {
      if (kinds.getByte(rows.row(i)) == SPARSE) {
        return false;
      }
    }
    return true;
  }

  private static double[] widened(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  private static double[] entries(ColumnarArray array, DataType element) {
    if (element instanceof DoubleType) {
      return array.toDoubleArray();
    }
    double[] numbers = new double[array.numElements()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.getFloat(i);
    }
    return numbers;
  }
}

package io.sparkloss.spark.columnar;

import org.apache.spark.sql.types.ArrayType;
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

/** Reads columns of batches as doubles. */
final class ColumnReader {

  private static final int SPARSE = 0;

  private ColumnReader() {}

  /** Reads the first rows of a column of numbers, what is NULL as anything. */
  static void read(ColumnVector column, DataType type, int count, double[] target) {
    if (type instanceof DoubleType) {
      System.arraycopy(column.getDoubles(0, count), 0, target, 0, count);
      return;
    }
    if (column.hasNull()) {
      for (int i = 0; i < count; i++) {
        target[i] = column.isNullAt(i) ? 0 : number(column, type, i);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      target[i] = number(column, type, i);
    }
  }

  private static double number(ColumnVector column, DataType type, int row) {
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
    DecimalType decimal = (DecimalType) type;
    return column.getDecimal(row, decimal.precision(), decimal.scale()).toDouble();
  }

  /** Returns whether a number, an array or a vector is NULL or, an array, holds a NULL. */
  static boolean isNull(ColumnVector column, DataType type, int row) {
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

  /** Returns whether {@link #isNull} can be true for a row of the batch. */
  static boolean mayBeNull(ColumnVector column, DataType type) {
    return column.hasNull() || (type instanceof ArrayType && column.getChild(0).hasNull());
  }

  /** Returns the entries of an array or of a dense or sparse vector. */
  static double[] entries(ColumnVector column, DataType type, int row) {
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

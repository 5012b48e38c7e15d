package io.sparkloss.spark.adapter;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.jspecify.annotations.Nullable;

/**
 * Reads arrays of numbers and ML vectors; null where an entry is.
 *
 * @since 0.1.0
 */
public record NumberArrays() implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final byte SPARSE = 0;

  /** Returns the entries of an {@code array<double>}. */
  public double @Nullable [] doubles(ArrayData array) {
    for (int i = 0; i < array.numElements(); i++) {
      if (array.isNullAt(i)) {
        return null;
      }
    }
    return array.toDoubleArray();
  }

  /** Returns the entries of an {@code array<double>} that holds no NULL. */
  public double[] withoutNulls(ArrayData array) {
    return array.toDoubleArray();
  }

  /** Returns the entries of an {@code array<float>}, each widened exactly. */
  public double @Nullable [] floats(ArrayData array) {
    double[] numbers = new double[array.numElements()];
    for (int i = 0; i < numbers.length; i++) {
      if (array.isNullAt(i)) {
        return null;
      }
      numbers[i] = array.getFloat(i);
    }
    return numbers;
  }

  /**
   * Returns the entries of a vector: type, size, indices, values.
   *
   * @param stored the row in which Spark keeps a vector; an object, because that is the class which
   *     Spark gives to values of user-defined types
   */
  public double[] vector(Object stored) {
    InternalRow vector = (InternalRow) stored;
    if (vector.getByte(0) != SPARSE) {
      return vector.getArray(3).toDoubleArray();
    }
    double[] numbers = new double[vector.getInt(1)];
    ArrayData indices = vector.getArray(2);
    ArrayData values = vector.getArray(3);
    for (int i = 0; i < indices.numElements(); i++) {
      numbers[indices.getInt(i)] = values.getDouble(i);
    }
    return numbers;
  }
}

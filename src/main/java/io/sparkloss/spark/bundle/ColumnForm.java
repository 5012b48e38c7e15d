package io.sparkloss.spark.bundle;

import io.sparkloss.cost.group.RowValues;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which a column reaches the bundle, and how each is read.
 *
 * @since 0.1.0
 */
public enum ColumnForm {
  /** A double. */
  NUMBER {
    @Override
    void readValue(InternalRow row, int ordinal, RowValues values, int column) {
      values.setNumber(column, row.getDouble(ordinal));
    }
  },
  /** A truth value, read as 0 or 1. */
  TRUTH {
    @Override
    void readValue(InternalRow row, int ordinal, RowValues values, int column) {
      values.setNumber(column, row.getBoolean(ordinal) ? 1 : 0);
    }
  },
  /** A string. */
  TEXT {
    @Override
    void readValue(InternalRow row, int ordinal, RowValues values, int column) {
      values.setText(column, row.getUTF8String(ordinal).toString());
    }
  },
  /** An array of doubles. */
  DOUBLES {
    @Override
    void readValue(InternalRow row, int ordinal, RowValues values, int column) {
      ArrayData array = row.getArray(ordinal);
      int length = array.numElements();
      values.beginNumbers(column, length);
      for (int i = 0; i < length; i++) {
        if (array.isNullAt(i)) {
          values.setNullEntry(column);
          return;
        }
        values.setEntry(column, i, array.getDouble(i));
      }
    }
  },
  /** An array of floats, each widened exactly. */
  FLOATS {
    @Override
    void readValue(InternalRow row, int ordinal, RowValues values, int column) {
      ArrayData array = row.getArray(ordinal);
      int length = array.numElements();
      values.beginNumbers(column, length);
      for (int i = 0; i < length; i++) {
        if (array.isNullAt(i)) {
          values.setNullEntry(column);
          return;
        }
        values.setEntry(column, i, array.getFloat(i));
      }
    }
  },
  /** An ML vector, dense or sparse. */
  VECTOR {
    @Override
    void readValue(InternalRow row, int ordinal, RowValues values, int column) {
      readVector(row.getStruct(ordinal, VECTOR_FIELDS.size()), values, column);
    }
  };

  private static final List<String> VECTOR_FIELDS = List.of("type", "size", "indices", "values");
  private static final byte SPARSE = 0;

  /** Returns the form of a type, or null when there is none. */
  public static @Nullable ColumnForm of(DataType type) {
    if (type instanceof NumericType) {
      return NUMBER;
    }
    if (type instanceof BooleanType) {
      return TRUTH;
    }
    if (type instanceof StringType) {
      return TEXT;
    }
    if (type instanceof ArrayType array && array.elementType() instanceof NumericType) {
      return array.elementType() instanceof FloatType ? FLOATS : DOUBLES;
    }
    return isVector(type) ? VECTOR : null;
  }

  /** Returns the type to which a column of this form is cast before it is read. */
  public DataType readAs(DataType type) {
    return switch (this) {
      case NUMBER -> DataTypes.DoubleType;
      case DOUBLES -> DataTypes.createArrayType(DataTypes.DoubleType, true);
      default -> type;
    };
  }

  /** Returns whether the column holds several numbers. */
  public boolean isArray() {
    return this == DOUBLES || this == FLOATS || this == VECTOR;
  }

  /** Returns whether the column holds one number. */
  public boolean isNumber() {
    return this == NUMBER || this == TRUTH;
  }

  /** Reads the value at an ordinal into a column. */
  public void read(InternalRow row, int ordinal, RowValues values, int column) {
    if (row.isNullAt(ordinal)) {
      values.setNull(column);
    } else {
      readValue(row, ordinal, values, column);
    }
  }

  abstract void readValue(InternalRow row, int ordinal, RowValues values, int column);

  private static void readVector(InternalRow vector, RowValues values, int column) {
    ArrayData entries = vector.getArray(3);
    if (vector.getByte(0) != SPARSE) {
      values.setNumbers(column, entries.toDoubleArray());
      return;
    }
    double[] dense = new double[vector.getInt(1)];
    ArrayData indices = vector.getArray(2);
    for (int i = 0; i < indices.numElements(); i++) {
      dense[indices.getInt(i)] = entries.getDouble(i);
    }
    values.setNumbers(column, dense);
  }

  private static boolean isVector(DataType type) {
    DataType stored = type instanceof UserDefinedType<?> udt ? udt.sqlType() : type;
    return stored instanceof StructType struct
        && List.of(struct.fieldNames()).equals(VECTOR_FIELDS)
        && struct.fields()[0].dataType().equals(DataTypes.ByteType)
        && struct.fields()[1].dataType().equals(DataTypes.IntegerType)
        && isArrayOf(struct.fields()[2].dataType(), DataTypes.IntegerType)
        && isArrayOf(struct.fields()[3].dataType(), DataTypes.DoubleType);
  }

  private static boolean isArrayOf(DataType type, DataType element) {
    return type instanceof ArrayType array && array.elementType().equals(element);
  }
}

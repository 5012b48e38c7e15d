package io.sparkloss.spark.catalog;

import io.sparkloss.spark.state.CostStates;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;
import org.jspecify.annotations.Nullable;

/** What an argument is, told by its type, and the type to which Spark shall cast it. */
enum Kind {
  /** A number. */
  NUMBER,
  /** The name of a class. */
  NAME,
  /** Several numbers. */
  ARRAY,
  /** Several numbers as an ML vector. */
  VECTOR,
  /** The state of a cost. */
  STATE,
  /** Options. */
  OPTIONS;

  /** Returns the kind of a type, or null when it is none. */
  static @Nullable Kind of(DataType type) {
    DataType stored = type instanceof UserDefinedType<?> udt ? udt.sqlType() : type;
    if (stored instanceof NumericType || stored instanceof NullType) {
      return NUMBER;
    }
    if (stored instanceof StringType) {
      return NAME;
    }
    if (stored instanceof MapType) {
      return OPTIONS;
    }
    if (stored instanceof ArrayType array && of(array.elementType()) == NUMBER) {
      return ARRAY;
    }
    if (CostStates.isState(stored)) {
      return STATE;
    }
    return stored instanceof StructType struct
            && String.join(",", struct.fieldNames()).equals("type,size,indices,values")
        ? VECTOR
        : null;
  }

  boolean isArray() {
    return this == ARRAY || this == VECTOR;
  }

  /** Returns the type to which Spark shall cast an argument of the type given. */
  DataType accepted(DataType given) {
    return switch (this) {
      case NUMBER -> DataTypes.DoubleType;
      case NAME -> DataTypes.StringType;
      case ARRAY -> DataTypes.createArrayType(DataTypes.DoubleType, true);
      case VECTOR -> given;
      case STATE -> CostStates.schema();
      case OPTIONS -> DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, true);
    };
  }
}

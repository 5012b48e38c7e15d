package io.sparkloss.spark.row;

import io.sparkloss.spark.adapter.NumberArrays;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.FunctionErrors;
import io.sparkloss.spark.catalyst.MethodCall;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.ObjectType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;

/**
 * Brings arguments to the two forms that losses take: a double, or an array of doubles.
 *
 * <p>An ML vector is known by the structure of its type, so that no class of spark-mllib is needed.
 *
 * @since 0.1.0
 */
public final class Inputs {

  private static final String NUMBER = "a number (TINYINT to BIGINT, FLOAT, DOUBLE or DECIMAL)";
  private static final String NUMBERS = "an array of numbers or an ML vector";
  private static final DataType DOUBLES = new ObjectType(double[].class);
  private static final List<String> VECTOR_NAMES = List.of("type", "size", "indices", "values");
  private static final List<DataType> VECTOR_TYPES =
      List.of(
          DataTypes.ByteType,
          DataTypes.IntegerType,
          DataTypes.createArrayType(DataTypes.IntegerType, false),
          DataTypes.createArrayType(DataTypes.DoubleType, false));

  private Inputs() {}

  /** Returns whether the argument holds several numbers: an array or an ML vector. */
  public static boolean isArray(Expression argument) {
    return argument.dataType() instanceof ArrayType || isVector(argument.dataType());
  }

  /** Returns whether the argument is an untyped NULL. */
  static boolean isNull(Expression argument) {
    return argument.dataType() instanceof NullType;
  }

  /** Returns whether the argument is text. */
  public static boolean isString(Expression argument) {
    return argument.dataType() instanceof StringType;
  }

  /** Returns a number as a double; any other type is an error. */
  public static Expression number(String function, String argument, Expression value) {
    return number(function, argument, value, NUMBER);
  }

  /** Returns a number as a double; any other type is an error that says what is accepted. */
  static Expression number(String function, String argument, Expression value, String accepted) {
    if (!isNumber(value.dataType())) {
      throw FunctionErrors.wrongType(
          function, argument, value, accepted + remedy(value.dataType(), "INT"));
    }
    return Catalyst.cast(value, DataTypes.DoubleType);
  }

  /** Returns several numbers as a {@code double[]}; NULL when an entry is; else an error. */
  public static Expression array(String function, String argument, Expression value) {
    NumberArrays reader = new NumberArrays();
    DataType type = value.dataType();
    if (isVector(type)) {
      return MethodCall.of(reader, "vector", DOUBLES, value);
    }
    if (isNull(value)) {
      DataType doubles = DataTypes.createArrayType(DataTypes.DoubleType);
      return Catalyst.invoke(reader, "doubles", DOUBLES, Catalyst.cast(value, doubles));
    }
    if (!(type instanceof ArrayType array) || !isNumber(array.elementType())) {
      String remedy = type instanceof ArrayType a ? remedy(a.elementType(), "ARRAY<INT>") : "";
      throw FunctionErrors.wrongType(function, argument, value, NUMBERS + remedy);
    }
    if (array.elementType() instanceof FloatType) {
      return Catalyst.invoke(reader, "floats", DOUBLES, value);
    }
    DataType doubles = DataTypes.createArrayType(DataTypes.DoubleType, array.containsNull());
    Expression cast = Catalyst.cast(value, doubles);
    return array.containsNull()
        ? Catalyst.invoke(reader, "doubles", DOUBLES, cast)
        : MethodCall.of(reader, "withoutNulls", DOUBLES, cast);
  }

  /** Returns what a label or prediction that is one number may be. */
  static String accepted(boolean withNames) {
    return withNames ? NUMBER + ", or a string together with the option classes" : NUMBER;
  }

  private static String remedy(DataType type, String target) {
    if (type instanceof BooleanType) {
      return "; cast it to " + target;
    }
    return type instanceof StringType ? "; cast it to DOUBLE if it holds numbers" : "";
  }

  private static boolean isNumber(DataType type) {
    return type instanceof NumericType || type instanceof NullType;
  }

  private static boolean isVector(DataType type) {
    DataType stored = type instanceof UserDefinedType<?> udt ? udt.sqlType() : type;
    if (!(stored instanceof StructType struct) || struct.length() != VECTOR_NAMES.size()) {
      return false;
    }
    StructField[] fields = struct.fields();
    for (int i = 0; i < fields.length; i++) {
      if (!fields[i].name().equals(VECTOR_NAMES.get(i))
          || !sameIgnoringNullability(fields[i].dataType(), VECTOR_TYPES.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A vector that was read back without its class has nullable entries. */
  private static boolean sameIgnoringNullability(DataType type, DataType expected) {
    if (type instanceof ArrayType array && expected instanceof ArrayType other) {
      return array.elementType().equals(other.elementType());
    }
    return type.equals(expected);
  }
}

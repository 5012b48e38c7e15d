package io.sparkloss.evaluate.binding;

import io.sparkloss.result.entry.SliceColumn;
import java.util.Comparator;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/** The values of slices: their types, their Java classes, their order. */
public final class SliceValues {

  /** Null first, then by natural order; the values of one column have one class. */
  @SuppressWarnings("unchecked") // all classes of SliceColumn.Type are comparable with themselves
  public static final Comparator<@Nullable Object> ORDER =
      Comparator.nullsFirst((a, b) -> ((Comparable<Object>) a).compareTo(b));

  private SliceValues() {}

  /** Returns the type of slices by a column, or null when there can be none. */
  static SliceColumn.@Nullable Type type(DataType type) {
    if (type instanceof StringType) {
      return SliceColumn.Type.STRING;
    }
    if (type instanceof BooleanType) {
      return SliceColumn.Type.BOOLEAN;
    }
    if (type instanceof IntegralType) {
      return SliceColumn.Type.LONG;
    }
    if (type instanceof FloatType || type instanceof DoubleType) {
      return SliceColumn.Type.DOUBLE;
    }
    return type instanceof DecimalType ? SliceColumn.Type.DECIMAL : timeType(type);
  }

  private static SliceColumn.@Nullable Type timeType(DataType type) {
    if (type instanceof DateType) {
      return SliceColumn.Type.DATE;
    }
    if (type instanceof TimestampType) {
      return SliceColumn.Type.TIMESTAMP;
    }
    return type instanceof TimestampNTZType ? SliceColumn.Type.LOCAL_TIMESTAMP : null;
  }

  /** Returns a value that Spark gave in the class that {@link SliceColumn.Type} states. */
  static @Nullable Object value(@Nullable Object raw, SliceColumn.Type type) {
    if (raw == null) {
      return null;
    }
    return switch (type) {
      case LONG -> ((Number) raw).longValue();
      case DOUBLE -> ((Number) raw).doubleValue();
      default -> raw;
    };
  }
}

package io.sparkloss.spark.bundle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A part of a row's key as a value that can be compared, kept and shown: a whole number of any
 * width as {@link Long}, everything else as text, times in the form of ISO 8601.
 *
 * @since 0.1.0
 */
public final class KeyValue {

  private KeyValue() {}

  /** Returns the value at an ordinal; null where it is NULL. */
  public static @Nullable Comparable<?> of(SpecializedGetters row, int ordinal, DataType type) {
    if (row.isNullAt(ordinal)) {
      return null;
    }
    Object value = row.get(ordinal, type);
    if (type instanceof IntegralType) {
      return ((Number) value).longValue();
    }
    if (type instanceof DateType) {
      return LocalDate.ofEpochDay((Integer) value).toString();
    }
    if (type instanceof TimestampType) {
      return moment((Long) value).toString();
    }
    if (type instanceof TimestampNTZType) {
      return LocalDateTime.ofInstant(moment((Long) value), ZoneOffset.UTC).toString();
    }
    return type instanceof BinaryType
        ? HexFormat.of().formatHex((byte[]) value)
        : String.valueOf(value);
  }

  private static Instant moment(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}

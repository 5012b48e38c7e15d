package io.sparkloss.spark.state;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Structs as nested arrays of values, to and from the two forms in which Spark has rows. */
final class StructForm {

  private StructForm() {}

  /** Returns the fields as a row that users see. */
  static Row external(@Nullable Object[] fields) {
    @Nullable Object[] made = new @Nullable Object[fields.length];
    for (int i = 0; i < made.length; i++) {
      Object field = fields[i];
      made[i] = field instanceof Object[] nested ? external(nested) : field;
    }
    return RowFactory.create(made);
  }

  /** Returns the fields as a row of Catalyst. */
  static InternalRow internal(@Nullable Object[] fields) {
    @Nullable Object[] made = new @Nullable Object[fields.length];
    for (int i = 0; i < made.length; i++) {
      Object field = fields[i];
      if (field instanceof Object[] nested) {
        made[i] = internal(nested);
      } else {
        made[i] = field instanceof String text ? UTF8String.fromString(text) : field;
      }
    }
    return new GenericInternalRow(made);
  }

  /** Returns the fields of a row as users see it. */
  static @Nullable Object[] values(Row row) {
    @Nullable Object[] values = new @Nullable Object[row.length()];
    for (int i = 0; i < values.length; i++) {
      Object value = row.get(i);
      values[i] = value instanceof Row nested ? values(nested) : value;
    }
    return values;
  }

  /** Returns the fields of a row of Catalyst. */
  static @Nullable Object[] values(StructType type, InternalRow row) {
    @Nullable Object[] values = new @Nullable Object[type.length()];
    for (int i = 0; i < values.length; i++) {
      DataType field = type.fields()[i].dataType();
      if (!row.isNullAt(i)) {
        values[i] =
            field instanceof StructType nested
                ? values(nested, row.getStruct(i, nested.length()))
                : scalar(field, row.get(i, field));
      }
    }
    return values;
  }

  private static Object scalar(DataType type, Object value) {
    return type instanceof StringType ? value.toString() : value;
  }
}

package io.sparkloss.spark.state;

import io.sparkloss.cost.state.StateFormatException;
import io.sparkloss.cost.sums.SumParts;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a struct that came from outside. */
final class StructReader {

  private final StructType type;
  private final @Nullable Object[] values;

  /** Creates the reader; the number of values must be that of the fields. */
  StructReader(StructType type, @Nullable Object[] values) {
    this.type = type;
    this.values = values;
    if (values.length != type.length()) {
      throw new StateFormatException(
          "the state of a cost has %d fields where %s are needed"
              .formatted(values.length, String.join(", ", type.fieldNames())));
    }
  }

  /** Returns a field that must be there. */
  <T> T get(int index, Class<T> of) {
    Object value = values[index];
    if (!of.isInstance(value)) {
      throw new StateFormatException(
          "the state of a cost has %s in the field %s, which must be %s"
              .formatted(
                  value == null ? "NULL" : value,
                  type.fields()[index].name(),
                  type.fields()[index].dataType().sql()));
    }
    return of.cast(value);
  }

  /** Returns a double, NaN for NULL. */
  double numberOrNan(int index) {
    return values[index] == null ? Double.NaN : get(index, Double.class);
  }

  /** Returns the fields of a struct that must be there. */
  @Nullable Object[] struct(int index) {
    return get(index, Object[].class);
  }

  /** Returns the fields of a struct, null for NULL. */
  @Nullable Object @Nullable [] structOrNull(int index) {
    return values[index] == null ? null : get(index, Object[].class);
  }

  /** Returns a sum that must be there. */
  SumParts sum(int index) {
    StructReader parts = new StructReader(MomentFields.SUM, struct(index));
    return new SumParts(
        parts.get(0, Double.class), parts.get(1, Double.class), parts.get(2, Double.class));
  }
}

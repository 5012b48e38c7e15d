package io.sparkloss.spark.bits;

import java.util.Map;
import org.apache.spark.sql.Row;

/** Values as text that is equal exactly where their bits are. */
final class Bits {

  private Bits() {}

  /**
   * Puts the text of a value, of a struct that of each field.
   *
   * @throws IllegalStateException where the name has a value already
   */
  static void put(Map<String, String> bits, String name, Object value) {
    if (value instanceof Row struct) {
      String[] fields = struct.schema().fieldNames();
      for (int i = 0; i < fields.length; i++) {
        put(bits, name + ": " + fields[i], struct.get(i));
      }
      return;
    }
    if (bits.put(name, text(value)) != null) {
      throw new IllegalStateException("two values of " + name);
    }
  }

  private static String text(Object value) {
    if (value == null || value instanceof Long || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value instanceof Double number) {
      return "%016x".formatted(Double.doubleToRawLongBits(number));
    }
    throw new IllegalStateException("no bits of " + value.getClass());
  }
}

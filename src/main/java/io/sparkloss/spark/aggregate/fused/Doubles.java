package io.sparkloss.spark.aggregate.fused;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/** Moves neighbouring fields of a row, all of them doubles that are not NULL. */
final class Doubles {

  private Doubles() {}

  /** Reads the fields from {@code first} on. */
  static void read(InternalRow row, int first, double[] target) {
    if (row instanceof UnsafeRow stored) {
      Object base = stored.getBaseObject();
      long place = place(stored, first);
      for (int i = 0; i < target.length; i++) {
        target[i] = Platform.getDouble(base, place + (long) Double.BYTES * i);
      }
      return;
    }
    for (int i = 0; i < target.length; i++) {
      target[i] = row.getDouble(first + i);
    }
  }

  /** Writes the fields from {@code first} on. */
  static void write(InternalRow row, int first, double[] source) {
    if (row instanceof UnsafeRow stored) {
      Object base = stored.getBaseObject();
      long place = place(stored, first);
      for (int i = 0; i < source.length; i++) {
        Platform.putDouble(base, place + (long) Double.BYTES * i, source[i]);
      }
      return;
    }
    for (int i = 0; i < source.length; i++) {
      row.setDouble(first + i, source[i]);
    }
  }

  /** A stored row holds a bit for each field, in whole words, and then a word for each field. */
  private static long place(UnsafeRow row, int field) {
    return row.getBaseOffset()
        + UnsafeRow.calculateBitSetWidthInBytes(row.numFields())
        + (long) Double.BYTES * field;
  }
}

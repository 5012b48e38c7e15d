package io.sparkloss.cost.tail;

import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sums as in {@link ThreePartSum}, the three parts of each side by side in one array.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class PackedSums implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int PARTS = 3;

  private double[] parts;

  /** Creates that many empty sums. */
  PackedSums(int sums) {
    parts = new double[PARTS * sums];
  }

  /** Makes room for that many sums; new ones are empty. */
  void grow(int sums) {
    parts = Arrays.copyOf(parts, PARTS * sums);
  }

  /** Adds a term to a sum. */
  void add(int sum, double term) {
    double[] of = parts;
    int at = PARTS * sum;
    double high = of[at];
    double middle = of[at + 1];
    of[at + 2] = ThreePartSum.addedLow(high, middle, of[at + 2], term);
    of[at + 1] = ThreePartSum.addedMiddle(high, middle, term);
    of[at] = ThreePartSum.addedHigh(high, term);
  }

  /** Adds a sum of others to one of these. */
  void merge(int sum, PackedSums others, int other) {
    int at = PARTS * sum;
    int from = PARTS * other;
    double high = parts[at];
    double middle = parts[at + 1];
    double more = others.parts[from];
    double second = others.parts[from + 1];
    double last = others.parts[from + 2];
    parts[at + 2] = ThreePartSum.mergedLow(high, middle, parts[at + 2], more, second, last);
    parts[at + 1] = ThreePartSum.mergedMiddle(high, middle, more, second);
    parts[at] = ThreePartSum.addedHigh(high, more);
  }

  /** Returns a sum, a copy. */
  ThreePartSum get(int sum) {
    int at = PARTS * sum;
    return new ThreePartSum(parts[at], parts[at + 1], parts[at + 2]);
  }

  /** Writes a sum, {@link ThreePartSum#BYTES} bytes. */
  void write(int sum, ByteBuffer target) {
    for (int part = PARTS * sum; part < PARTS * (sum + 1); part++) {
      target.putDouble(parts[part]);
    }
  }

  /** Replaces a sum by what {@link #write} wrote. */
  void read(int sum, ByteBuffer source) {
    for (int part = PARTS * sum; part < PARTS * (sum + 1); part++) {
      parts[part] = source.getDouble();
    }
  }
}

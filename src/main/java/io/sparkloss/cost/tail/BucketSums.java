package io.sparkloss.cost.tail;

import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.Reason;
import io.sparkloss.numeric.Exact;
import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The buckets of a histogram that hold rows, in the order of their values: how many rows, Σw and
 * Σwx; and the least and greatest value.
 */
final class BucketSums implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int MAX_BITS = 10;

  /** Parts of the two sums of a bucket. */
  private static final int PARTS = 6;

  private static final int SUM = 3;

  private final int bits;
  private int size;
  private int[] keys = new int[8];
  private long[] counts = new long[8];
  private double[] parts = new double[8 * PARTS];
  private double min = Double.NaN;
  private double max = Double.NaN;

  BucketSums(int bits) {
    if (bits < 1 || bits > MAX_BITS) {
      throw new IllegalArgumentException(
          "bits is " + bits + " but must lie in [1, " + MAX_BITS + "]; 4 gives 16 to an octave");
    }
    this.bits = bits;
  }

  void add(double x, double w) {
    if (!(w >= 0 && w <= Double.MAX_VALUE)) {
      throw new LossDomainException(
          "cost", Reason.BAD_WEIGHT, "weight", Double.toString(w), "finite and at least 0");
    }
    if (w == 0) {
      return;
    }
    extend(x, x);
    int at = bucket(LogBuckets.key(x, bits));
    counts[at]++;
    addTo(at * PARTS, w);
    addTo(at * PARTS + SUM, w * x);
    addTo(at * PARTS + SUM, Exact.productError(w, x));
  }

  private void addTo(int at, double term) {
    double high = parts[at];
    double middle = parts[at + 1];
    parts[at] = ThreePartSum.addedHigh(high, term);
    parts[at + 1] = ThreePartSum.addedMiddle(high, middle, term);
    parts[at + 2] = ThreePartSum.addedLow(high, middle, parts[at + 2], term);
  }

  /** Extends the range; called before the first row of positive weight is counted. */
  private void extend(double least, double greatest) {
    min = size == 0 ? least : Math.min(min, least);
    max = size == 0 ? greatest : Math.max(max, greatest);
  }

  void merge(BucketSums other) {
    if (bits != other.bits) {
      throw new IllegalArgumentException(
          "histograms of "
              + bits
              + " and "
              + other.bits
              + " bits cannot be merged; make both with the same");
    }
    if (other.size > 0) {
      extend(other.min, other.max);
    }
    for (int i = 0; i < other.size; i++) {
      int at = bucket(other.keys[i]);
      counts[at] += other.counts[i];
      mergeInto(at * PARTS, other.part(i * PARTS));
      mergeInto(at * PARTS + SUM, other.part(i * PARTS + SUM));
    }
  }

  private void mergeInto(int at, ThreePartSum more) {
    ThreePartSum merged = part(at);
    merged.add(more);
    parts[at] = merged.high();
    parts[at + 1] = merged.middle();
    parts[at + 2] = merged.low();
  }

  private ThreePartSum part(int at) {
    return new ThreePartSum(parts[at], parts[at + 1], parts[at + 2]);
  }

  /** Returns where the bucket of a key is, after making it if need be. */
  private int bucket(int key) {
    int found = Arrays.binarySearch(keys, 0, size, key);
    if (found >= 0) {
      return found;
    }
    int at = -found - 1;
    if (size == keys.length) {
      int room = size + size / 2;
      keys = Arrays.copyOf(keys, room);
      counts = Arrays.copyOf(counts, room);
      parts = Arrays.copyOf(parts, room * PARTS);
    }
    System.arraycopy(keys, at, keys, at + 1, size - at);
    System.arraycopy(counts, at, counts, at + 1, size - at);
    System.arraycopy(parts, at * PARTS, parts, (at + 1) * PARTS, (size - at) * PARTS);
    keys[at] = key;
    counts[at] = 0;
    Arrays.fill(parts, at * PARTS, (at + 1) * PARTS, 0);
    size++;
    return at;
  }

  /** Returns the buckets that hold rows. */
  int size() {
    return size;
  }

  /** Returns the rows of positive weight. */
  long rows() {
    return Arrays.stream(counts, 0, size).sum();
  }

  /** Returns whether a value is NaN. */
  boolean hasNan() {
    return Double.isNaN(max) && size > 0;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  /** Returns the rows of a bucket. */
  long count(int at) {
    return counts[at];
  }

  /** Returns Σw of a bucket, a copy. */
  ThreePartSum weight(int at) {
    return part(at * PARTS);
  }

  /** Returns Σwx of a bucket, a copy. */
  ThreePartSum sum(int at) {
    return part(at * PARTS + SUM);
  }

  /** Returns the least value that a row of a bucket may have. */
  double least(int at) {
    return Math.max(LogBuckets.least(keys[at], bits), min);
  }

  /** Returns the greatest value that a row of a bucket may have. */
  double greatest(int at) {
    return Math.min(LogBuckets.greatest(keys[at], bits), max);
  }

  /** Returns Σw. */
  ThreePartSum weight() {
    ThreePartSum total = new ThreePartSum();
    for (int at = 0; at < size; at++) {
      total.add(weight(at));
    }
    return total;
  }

  /** Returns Σwx. */
  ThreePartSum sum() {
    ThreePartSum total = new ThreePartSum();
    for (int at = 0; at < size; at++) {
      total.add(sum(at));
    }
    return total;
  }

  int bytes() {
    return 1
        + Integer.BYTES
        + 2 * Double.BYTES
        + size * (Integer.BYTES + Long.BYTES + PARTS * Double.BYTES);
  }

  void write(ByteBuffer target) {
    target.put((byte) bits).putInt(size).putDouble(min).putDouble(max);
    for (int at = 0; at < size; at++) {
      target.putInt(keys[at]).putLong(counts[at]);
      for (int part = at * PARTS; part < (at + 1) * PARTS; part++) {
        target.putDouble(parts[part]);
      }
    }
  }

  static BucketSums read(ByteBuffer source) {
    BucketSums sums = new BucketSums(source.get());
    int size = source.getInt();
    sums.min = source.getDouble();
    sums.max = source.getDouble();
    for (int i = 0; i < size; i++) {
      int at = sums.bucket(source.getInt());
      sums.counts[at] = source.getLong();
      for (int part = at * PARTS; part < (at + 1) * PARTS; part++) {
        sums.parts[part] = source.getDouble();
      }
    }
    return sums;
  }
}

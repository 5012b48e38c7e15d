package io.sparkloss.cost.tail;

import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.Reason;
import io.sparkloss.numeric.Exact;
import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.numeric.array.ArrayMath;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of a histogram that hold rows, in the order of their values: how many rows, Σw and
 * Σwx; and the least and greatest value. As long as every row weighs 1, Σw is the number of rows
 * and not kept.
 */
final class BucketSums implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int MAX_BITS = 10;

  /** Bytes in memory of a histogram of no rows, about, and of the index for each bucket. */
  private static final int EMPTY = 200;

  private static final int INDEXED = 2 * Integer.BYTES;

  private final int bits;
  private final BucketIndex index;
  private long[] counts;

  /** Σwx of each bucket, in the order in which buckets came. */
  private final PackedSums sums;

  /** Σw; null as long as every row weighs 1. */
  private @Nullable PackedSums weights;

  /** Where buckets stand, in the order of their values; of another length when there are more. */
  private int[] order = {};

  private final double[] extremes = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

  BucketSums(int bits) {
    this(bits, 0);
  }

  /** Creates one of no rows, with room for some buckets. */
  private BucketSums(int bits, int expected) {
    if (bits < 1 || bits > MAX_BITS) {
      throw new IllegalArgumentException(
          "bits is " + bits + " but must lie in [1, " + MAX_BITS + "]; 4 gives 16 to an octave");
    }
    this.bits = bits;
    index = new BucketIndex(expected);
    counts = new long[index.room()];
    sums = new PackedSums(index.room());
  }

  void add(double x, double w) {
    if (!(w >= 0 && w <= Double.MAX_VALUE)) {
      throw new LossDomainException(
          "cost", Reason.BAD_WEIGHT, "weight", Double.toString(w), "finite and at least 0");
    }
    if (w == 0) {
      return;
    }
    extremes[0] = Math.min(extremes[0], x);
    extremes[1] = Math.max(extremes[1], x);
    if (w == 1 && weights == null) {
      addOne(x);
    } else {
      addWeighted(x, w);
    }
  }

  /**
   * Adds the values from one index to before another.
   *
   * @param w what they weigh, finite and above 0; null where each weighs 1
   */
  void addAll(double[] x, double @Nullable [] w, int from, int to) {
    ArrayMath.extend(x, from, to, extremes);
    if (w == null && weights == null) {
      for (int i = from; i < to; i++) {
        addOne(x[i]);
      }
      return;
    }
    for (int i = from; i < to; i++) {
      addWeighted(x[i], w == null ? 1 : w[i]);
    }
  }

  private void addOne(double x) {
    int at = bucket(LogBuckets.key(x, bits));
    counts[at]++;
    sums.add(at, x);
  }

  private void addWeighted(double x, double w) {
    int at = bucket(LogBuckets.key(x, bits));
    madeWeights().add(at, w);
    counts[at]++;
    sums.add(at, w * x);
    sums.add(at, Exact.productError(w, x));
  }

  /** Returns Σw of each bucket, made from the counts when rows weighed 1 until now. */
  private PackedSums madeWeights() {
    PackedSums known = weights;
    if (known == null) {
      known = new PackedSums(index.room());
      for (int at = 0; at < index.size(); at++) {
        ThreePartSum count = ThreePartSum.ofCount(counts[at]);
        known.add(at, count.high());
        known.add(at, count.middle());
      }
      weights = known;
    }
    return known;
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
    ArrayMath.extend(other.extremes, 0, other.size() == 0 ? 0 : 2, extremes);
    boolean weighted = weights != null || other.weights != null;
    for (int i = 0; i < other.size(); i++) {
      int at = bucket(other.index.key(i));
      if (weighted) {
        madeWeights().merge(at, other.madeWeights(), i);
      }
      counts[at] += other.counts[i];
      sums.merge(at, other.sums, i);
    }
  }

  /** Returns where the bucket of a key is, after making it if need be. */
  private int bucket(int key) {
    int at = index.number(key);
    if (at == counts.length) {
      counts = Arrays.copyOf(counts, index.room());
      sums.grow(index.room());
      if (weights != null) {
        weights.grow(index.room());
      }
    }
    return at;
  }

  /** Returns where a bucket stands that is given by its place in the order of values. */
  private int place(int at) {
    if (order.length != index.size()) {
      order = index.ordered();
    }
    return order[at];
  }

  /** Returns the buckets that hold rows. */
  int size() {
    return index.size();
  }

  /** Returns the rows of positive weight. */
  long rows() {
    return Arrays.stream(counts, 0, size()).sum();
  }

  /** Returns whether a value is NaN. */
  boolean hasNan() {
    return Double.isNaN(extremes[1]);
  }

  double min() {
    return size() == 0 ? Double.NaN : extremes[0];
  }

  double max() {
    return size() == 0 ? Double.NaN : extremes[1];
  }

  /** Returns the rows of a bucket. */
  long count(int at) {
    return counts[place(at)];
  }

  /** Returns Σw of a bucket, a copy. */
  ThreePartSum weight(int at) {
    PackedSums known = weights;
    return known == null ? ThreePartSum.ofCount(count(at)) : known.get(place(at));
  }

  /** Returns Σwx of a bucket, a copy. */
  ThreePartSum sum(int at) {
    return sums.get(place(at));
  }

  /** Returns the least value that a row of a bucket may have. */
  double least(int at) {
    return Math.max(LogBuckets.least(index.key(place(at)), bits), extremes[0]);
  }

  /** Returns the greatest value that a row of a bucket may have. */
  double greatest(int at) {
    return Math.min(LogBuckets.greatest(index.key(place(at)), bits), extremes[1]);
  }

  /** Returns Σw. */
  ThreePartSum weight() {
    ThreePartSum total = new ThreePartSum();
    for (int at = 0; at < size(); at++) {
      total.add(weight(at));
    }
    return total;
  }

  /** Returns Σwx. */
  ThreePartSum sum() {
    ThreePartSum total = new ThreePartSum();
    for (int at = 0; at < size(); at++) {
      total.add(sum(at));
    }
    return total;
  }

  /** Returns about how many bytes this takes in memory. */
  long memory() {
    return EMPTY + (long) index.room() * (INDEXED + bytesOfBucket());
  }

  private int bytesOfBucket() {
    return Integer.BYTES + Long.BYTES + (weights == null ? 1 : 2) * ThreePartSum.BYTES;
  }

  int bytes() {
    return 2 + Integer.BYTES + 2 * Double.BYTES + size() * bytesOfBucket();
  }

  void write(ByteBuffer target) {
    PackedSums known = weights;
    target.put((byte) bits).put((byte) (known == null ? 0 : 1)).putInt(size());
    target.putDouble(extremes[0]).putDouble(extremes[1]);
    for (int at = 0; at < size(); at++) {
      target.putInt(index.key(at)).putLong(counts[at]);
      sums.write(at, target);
      if (known != null) {
        known.write(at, target);
      }
    }
  }

  static BucketSums read(ByteBuffer source) {
    byte bits = source.get();
    boolean weighted = source.get() == 1;
    int size = source.getInt();
    BucketSums read = new BucketSums(bits, size);
    read.extremes[0] = source.getDouble();
    read.extremes[1] = source.getDouble();
    for (int i = 0; i < size; i++) {
      int at = read.bucket(source.getInt());
      read.counts[at] = source.getLong();
      read.sums.read(at, source);
      if (weighted) {
        read.madeWeights().read(at, source);
      }
    }
    return read;
  }
}

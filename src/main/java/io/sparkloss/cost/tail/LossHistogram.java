package io.sparkloss.cost.tail;

import io.sparkloss.loss.Loss;
import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A histogram of losses that cannot be negative, with logarithmic buckets: from it follow the
 * concentration of a cost ({@link Concentration}) and quantiles.
 *
 * <p>A bucket holds the losses that share the binary exponent and the first b bits of the
 * significand: 2ᵇ buckets to an octave, whose relative width is at most 2⁻ᵇ (b = {@value
 * #DEFAULT_BITS}: 6.25 %). 0 and +∞ have buckets of their own. Each bucket keeps the number of
 * rows, Σw and Σwℓ, so what lies between borders of buckets is exact and only the bucket that a
 * question cuts is approximate, with bounds.
 *
 * <p>Domain: losses from 0 on, weights finite and at least 0; rows of weight 0 are left out. NaN
 * has a bucket of its own, and makes quantiles and shares NaN. An infinite loss makes shares NaN,
 * and quantiles only where it is the quantile infinite.
 *
 * <p>Memory: only buckets that hold rows are kept, on the wire 36 bytes each, and 60 once a row
 * weighs other than 1; in memory 8 more, all up to twice while it grows. An octave of losses costs
 * at most 36·2ᵇ or 60·2ᵇ bytes. Losses that span twelve decades fill at most 640 buckets of b = 4,
 * 38 kB with weights; for many slices, b = 2 or 3 keeps to 10 or 19 kB.
 *
 * <p>Merging is a commutative monoid: the fresh histogram is its identity, and whatever is reported
 * is the same for every order and grouping of the rows. Nothing is random. Histograms of different
 * b do not merge.
 *
 * <p>Source: C. Masson, J. E. Rim, H. K. Lee, DDSketch: a fast and fully-mergeable quantile sketch
 * with relative-error guarantees (2019), doi:10.14778/3352063.3352135, for logarithmic buckets; the
 * sums beside the counts, and borders at bits of the double, are this project's.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class LossHistogram implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The bits when none are asked for: 16 buckets to an octave. */
  public static final int DEFAULT_BITS = 4;

  private final BucketSums sums;

  /** Creates an empty histogram of {@value #DEFAULT_BITS} bits. */
  public LossHistogram() {
    this(DEFAULT_BITS);
  }

  /**
   * Creates an empty histogram.
   *
   * @param bits the bits b of the significand, in [1, 10]
   */
  public LossHistogram(int bits) {
    this(new BucketSums(bits));
  }

  private LossHistogram(BucketSums sums) {
    this.sums = sums;
  }

  /**
   * Creates an empty histogram for a loss.
   *
   * @param bits the bits b of the significand, in [1, 10]
   * @throws NegativeLossException when the loss may be negative
   */
  public static LossHistogram of(Loss loss, int bits) {
    if (!loss.nonNegative()) {
      throw NegativeLossException.of(loss);
    }
    return new LossHistogram(bits);
  }

  /** Adds a loss of weight 1. */
  public void add(double loss) {
    add(loss, 1);
  }

  /**
   * Adds a loss.
   *
   * @throws NegativeLossException when the loss is negative
   * @throws io.sparkloss.loss.LossDomainException when the weight is NaN, infinite or negative
   */
  public void add(double loss, double weight) {
    if (loss < 0) {
      throw NegativeLossException.of(loss);
    }
    sums.add(loss, weight);
  }

  /**
   * Adds the losses from one index to before another.
   *
   * @param weights what they weigh, finite and above 0; null where each weighs 1
   * @throws NegativeLossException when a loss is negative; then none is added
   */
  public void addAll(double[] losses, double @Nullable [] weights, int from, int to) {
    for (int i = from; i < to; i++) {
      if (losses[i] < 0) {
        throw NegativeLossException.of(losses[i]);
      }
    }
    sums.addAll(losses, weights, from, to);
  }

  /**
   * Adds all rows of another histogram.
   *
   * @throws IllegalArgumentException when it has another number of bits
   */
  public void merge(LossHistogram other) {
    sums.merge(other.sums);
  }

  /** Returns the rows of positive weight. */
  public long rows() {
    return sums.rows();
  }

  /** Returns the buckets that hold rows. */
  public int buckets() {
    return sums.size();
  }

  /** Returns Σw. */
  public ThreePartSum weight() {
    return sums.weight();
  }

  /** Returns Σwℓ. */
  public ThreePartSum sum() {
    return sums.sum();
  }

  /** Returns the p-quantile of the losses. */
  public Quantile quantile(double p) {
    return Quantile.of(sums, p);
  }

  BucketSums sums() {
    return sums;
  }

  /** Returns about how many bytes this takes in memory. */
  public long memory() {
    return sums.memory();
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    return sums.bytes();
  }

  /** Writes everything, for moving it between processes of one run; not a lasting form. */
  public void write(ByteBuffer target) {
    sums.write(target);
  }

  /** Reads what {@link #write} wrote. */
  public static LossHistogram read(ByteBuffer source) {
    return new LossHistogram(BucketSums.read(source));
  }
}

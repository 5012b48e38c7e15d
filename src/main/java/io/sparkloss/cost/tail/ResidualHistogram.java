package io.sparkloss.cost.tail;

import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A histogram of residuals r = y − ŷ, which have a sign: logarithmic buckets as those of {@link
 * LossHistogram} on either side of 0, which has a bucket of its own. From it follow quantiles.
 *
 * <p>Domain: any residuals, weights finite and at least 0; rows of weight 0 are left out. NaN makes
 * quantiles NaN; infinite residuals have buckets of their own.
 *
 * <p>Memory, wire form and merging are those of {@link LossHistogram}, with two sides.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ResidualHistogram implements Serializable {

  private static final long serialVersionUID = 1L;

  private final BucketSums sums;

  /** Creates an empty histogram of {@link LossHistogram#DEFAULT_BITS} bits. */
  public ResidualHistogram() {
    this(LossHistogram.DEFAULT_BITS);
  }

  /**
   * Creates an empty histogram.
   *
   * @param bits the bits b of the significand, in [1, 10]
   */
  public ResidualHistogram(int bits) {
    this(new BucketSums(bits));
  }

  private ResidualHistogram(BucketSums sums) {
    this.sums = sums;
  }

  /** Adds a residual of weight 1. */
  public void add(double residual) {
    add(residual, 1);
  }

  /**
   * Adds a residual.
   *
   * @throws io.sparkloss.loss.LossDomainException when the weight is NaN, infinite or negative
   */
  public void add(double residual, double weight) {
    sums.add(residual, weight);
  }

  /**
   * Adds the residuals from one index to before another.
   *
   * @param weights what they weigh, finite and above 0; null where each weighs 1
   */
  public void addAll(double[] residuals, double @Nullable [] weights, int from, int to) {
    sums.addAll(residuals, weights, from, to);
  }

  /**
   * Adds all rows of another histogram.
   *
   * @throws IllegalArgumentException when it has another number of bits
   */
  public void merge(ResidualHistogram other) {
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

  /** Returns Σwr. */
  public ThreePartSum sum() {
    return sums.sum();
  }

  /** Returns the p-quantile of the residuals. */
  public Quantile quantile(double p) {
    return Quantile.of(sums, p);
  }

  /** Returns the bars of a histogram, from the least residual to the greatest. */
  public List<DensityBin> bins() {
    return List.copyOf(DensityBin.of(sums));
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
  public static ResidualHistogram read(ByteBuffer source) {
    return new ResidualHistogram(BucketSums.read(source));
  }
}

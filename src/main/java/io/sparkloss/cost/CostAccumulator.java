package io.sparkloss.cost;

import io.sparkloss.cost.sums.CostSums;
import io.sparkloss.cost.sums.MomentSum;
import io.sparkloss.cost.sums.SumParts;
import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.Reason;
import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Takes losses one at a time and gives their {@link Cost}; accumulators of disjoint rows merge.
 *
 * <p>Merging is a commutative monoid: the fresh accumulator is its identity, and the reported cost
 * is the same for every order and grouping. Rows of weight 0 are counted and otherwise left out.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CostAccumulator implements Serializable {

  private static final long serialVersionUID = 1L;

  private final boolean weighted;
  private final Moments moments;
  private long count;
  private long clippedCount;
  private double min = Double.NaN;
  private double max = Double.NaN;
  private final ThreePartSum clippedSum = new ThreePartSum();

  private CostAccumulator(boolean weighted) {
    this.weighted = weighted;
    this.moments = weighted ? new WeightedMoments() : new UnweightedMoments();
  }

  /** Returns an accumulator whose rows all have weight 1. */
  public static CostAccumulator unweighted() {
    return new CostAccumulator(false);
  }

  /** Returns an accumulator whose rows have weights. */
  public static CostAccumulator weighted() {
    return new CostAccumulator(true);
  }

  /** Adds a loss of weight 1. */
  public void add(double loss) {
    add(loss, 1, false);
  }

  /** Adds a loss of weight 1, which may have been limited by clipping. */
  public void add(double loss, boolean clipped) {
    add(loss, 1, clipped);
  }

  /** Adds a loss. */
  public void add(double loss, double weight) {
    add(loss, weight, false);
  }

  /**
   * Adds a loss, which may have been limited by clipping.
   *
   * @throws LossDomainException when the weight is NaN, infinite or negative
   * @throws IllegalStateException when the weight is not 1 and this accumulator is unweighted
   */
  public void add(double loss, double weight, boolean clipped) {
    if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
      throw badWeight(weight);
    }
    if (!weighted && weight != 1) {
      throw new IllegalStateException(
          "the weight is " + weight + " but this accumulator is unweighted; use weighted()");
    }
    count++;
    if (weight == 0) {
      return;
    }
    if (moments.rows() == 0) {
      min = loss;
      max = loss;
    } else {
      min = Math.min(min, loss);
      max = Math.max(max, loss);
    }
    moments.add(loss, weight);
    if (clipped) {
      addClipped(loss, weight);
    }
  }

  /** Counts a clipped loss, which is added apart. */
  public void addClipped(double loss, double weight) {
    clippedCount++;
    clippedSum.addProduct(weight, loss);
  }

  /**
   * Counts rows, and sets the extremes of this fresh accumulator, whose moments are added apart.
   */
  void addCounted(long rows, double least, double greatest) {
    count += rows;
    if (moments.rows() > 0) {
      min = least;
      max = greatest;
    }
  }

  /** Adds all rows of another accumulator; both must be weighted or both unweighted. */
  public void merge(CostAccumulator other) {
    if (weighted != other.weighted) {
      throw new IllegalArgumentException(
          "a weighted and an unweighted accumulator cannot be merged; give both weights");
    }
    if (other.moments.rows() > 0) {
      min = moments.rows() == 0 ? other.min : Math.min(min, other.min);
      max = moments.rows() == 0 ? other.max : Math.max(max, other.max);
    }
    count = total(count, other.count);
    moments.merge(other.moments);
    clippedCount += other.clippedCount;
    clippedSum.add(other.clippedSum);
  }

  /** Returns the sum of counts; that of states from elsewhere may be more than there can be. */
  private static long total(long some, long others) {
    long total = some + others;
    if (total < 0) {
      throw new IllegalArgumentException(
          "costs of %d and %d rows cannot be merged: together they must be at most 2^63 - 1"
              .formatted(some, others));
    }
    return total;
  }

  /** Returns the rows added, those of weight 0 included. */
  public long count() {
    return count;
  }

  /** Returns the rows of positive weight. */
  public long rows() {
    return moments.rows();
  }

  /** Returns Σw, a copy. */
  public ThreePartSum weight() {
    return moments.weight().copy();
  }

  /**
   * Returns how many rows of equal weight would say as much: without weights the rows of positive
   * weight, with sampling weights (Σw)²/Σw² (Kish), with frequencies Σw.
   */
  public double effectiveRows(WeightKind kind) {
    return CostStatistics.effectiveRows(moments, kind);
  }

  /** Returns Σwℓ, a copy. */
  public ThreePartSum sum() {
    return moments.first().copy();
  }

  /** Returns the cost of the rows so far. */
  public Cost cost(CostOptions options) {
    return CostStatistics.of(this, options);
  }

  /** Returns whether rows have weights. */
  public boolean isWeighted() {
    return weighted;
  }

  Moments moments() {
    return moments;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  long clippedCount() {
    return clippedCount;
  }

  ThreePartSum clippedSum() {
    return clippedSum;
  }

  /** Returns everything as plain numbers. */
  public CostSums sums() {
    Map<MomentSum, SumParts> parts = new EnumMap<>(MomentSum.class);
    List<MomentSum> kept = MomentSum.kept(weighted);
    for (int i = 0; i < kept.size(); i++) {
      parts.put(kept.get(i), SumParts.of(moments.sums()[i]));
    }
    parts.put(MomentSum.SUM_CLIPPED_WL, SumParts.of(clippedSum));
    return new CostSums(weighted, count, rows(), min, max, clippedCount, parts);
  }

  /** Returns an accumulator that goes on from numbers that {@link #sums} returned. */
  public static CostAccumulator of(CostSums sums) {
    CostAccumulator accumulator = new CostAccumulator(sums.weighted());
    List<MomentSum> kept = MomentSum.kept(sums.weighted());
    for (int i = 0; i < kept.size(); i++) {
      accumulator.moments.sums()[i].add(sums.sum(kept.get(i)).toSum());
    }
    accumulator.moments.addRows(sums.rows());
    accumulator.addCounted(sums.count(), sums.min(), sums.max());
    accumulator.clippedCount = sums.clippedCount();
    accumulator.clippedSum.add(sums.sum(MomentSum.SUM_CLIPPED_WL).toSum());
    return accumulator;
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    return 1 + 2 * Long.BYTES + 2 * Double.BYTES + ThreePartSum.BYTES + moments.bytes();
  }

  /** Writes everything, for moving it between processes of one run; not a lasting form. */
  public void write(ByteBuffer target) {
    target.put((byte) (weighted ? 1 : 0)).putLong(count).putLong(clippedCount);
    target.putDouble(min).putDouble(max);
    clippedSum.write(target);
    moments.write(target);
  }

  /** Reads what {@link #write} wrote. */
  public static CostAccumulator read(ByteBuffer source) {
    CostAccumulator accumulator = new CostAccumulator(source.get() == 1);
    accumulator.count = source.getLong();
    accumulator.clippedCount = source.getLong();
    accumulator.min = source.getDouble();
    accumulator.max = source.getDouble();
    accumulator.clippedSum.add(ThreePartSum.read(source));
    accumulator.moments.read(source);
    return accumulator;
  }

  private static LossDomainException badWeight(double weight) {
    return new LossDomainException(
        "cost", Reason.BAD_WEIGHT, "weight", Double.toString(weight), "finite and at least 0");
  }
}

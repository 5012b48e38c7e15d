package io.sparkloss.cost;

import io.sparkloss.numeric.array.ArrayMath;
import io.sparkloss.numeric.array.LaneSums;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CostAccumulator} for each of many slots, fed with arrays of losses. The cost of a slot
 * is the one that its losses give one at a time.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class SlotAccumulators {

  private static final double[] NONE = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

  private final boolean weighted;
  private final LaneSums[] sums;
  private final double[] extremes = NONE.clone();
  private long[] counts = new long[1];
  private long[] rows = new long[1];
  private double[] least = {NONE[0]};
  private double[] greatest = {NONE[1]};
  private @Nullable CostAccumulator[] others = new @Nullable CostAccumulator[1];

  /** Creates empty accumulators: one slot, until more are asked for. */
  public SlotAccumulators(boolean weighted) {
    this.weighted = weighted;
    this.sums = new LaneSums[fresh().moments().sums().length];
    Arrays.setAll(sums, i -> new LaneSums());
  }

  /**
   * Losses of rows, with weights above 0.
   *
   * <p>Made once for the rows of a batch, whose slots then take their parts of it.
   */
  public static final class Losses {

    private final double[] losses;
    private final double @Nullable [] weights;
    private final boolean @Nullable [] clipped;
    private final double[][] factors;
    private final double[][] powers;

    /**
     * Prepares the first losses of an array.
     *
     * @param losses the losses
     * @param weights the weights, finite and above 0; null where all are 1
     * @param clipped which losses were limited by clipping; null for none
     * @param count how many losses
     */
    public Losses(
        double[] losses, double @Nullable [] weights, boolean @Nullable [] clipped, int count) {
      this.losses = losses;
      this.weights = weights;
      this.clipped = clipped;
      this.factors = weights == null ? new double[0][] : factors(losses, weights, count);
      this.powers = powers(losses, weights, count);
    }

    /** Returns the terms of third and of fourth powers, rounded as {@link Moments} rounds them. */
    private static double[][] powers(double[] losses, double @Nullable [] weights, int count) {
      double[][] made = new double[2][count];
      for (int i = 0; i < count; i++) {
        double square = losses[i] * losses[i];
        double weighted = weights == null ? square : weights[i] * square;
        made[0][i] = weighted * losses[i];
        made[1][i] = weighted * square;
      }
      return made;
    }

    /** Returns ℓ², w² and wℓ as rounded, each before what it lost, and 2wℓ. */
    private static double[][] factors(double[] losses, double[] weights, int count) {
      double[][] made = new double[7][count];
      ArrayMath.products(losses, losses, count, made[0], made[1]);
      ArrayMath.products(weights, weights, count, made[2], made[3]);
      ArrayMath.products(weights, losses, count, made[4], made[5]);
      for (int i = 0; i < count; i++) {
        made[6][i] = 2 * made[4][i];
      }
      return made;
    }

    /** Adds the moments in the order of {@link WeightedMoments}. */
    private void addTo(LaneSums[] sums, int slot, int from, int to) {
      sums[sums.length - 2].add(slot, powers[0], from, to);
      sums[sums.length - 1].add(slot, powers[1], from, to);
      if (weights == null) {
        sums[0].add(slot, losses, from, to);
        sums[1].addProducts(slot, losses, losses, from, to);
        return;
      }
      sums[0].add(slot, weights, from, to);
      sums[1].addProducts(slot, weights, losses, from, to);
      sums[2].addProducts(slot, factors[0], weights, from, to);
      sums[2].addProducts(slot, factors[1], weights, from, to);
      sums[3].addProducts(slot, weights, weights, from, to);
      sums[4].addProducts(slot, factors[2], losses, from, to);
      sums[4].addProducts(slot, factors[3], losses, from, to);
      sums[5].addProducts(slot, factors[4], factors[4], from, to);
      sums[5].addProducts(slot, factors[6], factors[5], from, to);
      sums[5].addProducts(slot, factors[5], factors[5], from, to);
    }

    private double weight(int i) {
      return weights == null ? 1 : weights[i];
    }

    private boolean isClipped(int i) {
      return clipped != null && clipped[i];
    }
  }

  /** Makes room for that many slots; new ones are empty. */
  public void ensure(int slots) {
    if (counts.length < slots) {
      int old = counts.length;
      int room = Math.max(slots, 2 * old);
      counts = Arrays.copyOf(counts, room);
      rows = Arrays.copyOf(rows, room);
      others = Arrays.copyOf(others, room);
      least = Arrays.copyOf(least, room);
      greatest = Arrays.copyOf(greatest, room);
      Arrays.fill(least, old, room, NONE[0]);
      Arrays.fill(greatest, old, room, NONE[1]);
    }
  }

  /** Counts a row of weight 0. */
  public void addIgnored(int slot) {
    counts[slot]++;
  }

  /** Adds the losses from one index to before another to a slot. */
  public void add(int slot, Losses of, int from, int to) {
    for (LaneSums sum : sums) {
      sum.ensure(slot + 1);
    }
    of.addTo(sums, slot, from, to);
    counts[slot] += to - from;
    rows[slot] += to - from;
    extremes[0] = least[slot];
    extremes[1] = greatest[slot];
    ArrayMath.extend(of.losses, from, to, extremes);
    least[slot] = extremes[0];
    greatest[slot] = extremes[1];
    for (int i = from; of.clipped != null && i < to; i++) {
      if (of.clipped[i]) {
        other(slot).addClipped(of.losses[i], of.weight(i));
      }
    }
  }

  /** Adds one of the losses to a slot: for slots that get few at a time. */
  public void addOne(int slot, Losses of, int i) {
    other(slot).add(of.losses[i], of.weight(i), of.isClipped(i));
  }

  private CostAccumulator other(int slot) {
    CostAccumulator other = others[slot];
    if (other == null) {
      other = fresh();
      others[slot] = other;
    }
    return other;
  }

  private CostAccumulator fresh() {
    return weighted ? CostAccumulator.weighted() : CostAccumulator.unweighted();
  }

  /** Returns the accumulator of a slot, a copy. */
  public CostAccumulator accumulator(int slot) {
    CostAccumulator result = fresh();
    if (slot < counts.length) {
      Moments moments = result.moments();
      moments.addRows(rows[slot]);
      for (int i = 0; i < sums.length; i++) {
        moments.sums()[i].add(sums[i].sum(slot));
      }
      result.addCounted(counts[slot], least[slot], greatest[slot]);
      CostAccumulator other = others[slot];
      if (other != null) {
        result.merge(other);
      }
    }
    return result;
  }
}

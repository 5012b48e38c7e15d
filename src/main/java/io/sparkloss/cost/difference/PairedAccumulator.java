package io.sparkloss.cost.difference;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * Takes the losses of two models on the same rows, a pair at a time, and gives their {@link
 * PairedDifference}; accumulators of disjoint rows merge.
 *
 * <p>The estimator is that of a cost, on dᵢ = ℓᵢ(candidate) − ℓᵢ(baseline). A row is won where the
 * candidate's loss is less than the baseline's, and tied where both are equal; a tie counts for
 * neither. Margins change the difference, never who won. Rows of weight 0 are counted and otherwise
 * left out.
 *
 * <p>Merging is a commutative monoid, as that of {@link CostAccumulator}.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class PairedAccumulator implements Serializable {

  private static final long serialVersionUID = 1L;

  private final CostAccumulator difference;
  private final CostAccumulator candidate;
  private final CostAccumulator baseline;
  private final ThreePartSum wonWeight = new ThreePartSum();
  private final ThreePartSum tiedWeight = new ThreePartSum();
  private long won;
  private long tied;

  private PairedAccumulator(
      CostAccumulator difference, CostAccumulator candidate, CostAccumulator baseline) {
    this.difference = difference;
    this.candidate = candidate;
    this.baseline = baseline;
  }

  /** Returns an accumulator whose rows all have weight 1. */
  public static PairedAccumulator unweighted() {
    return new PairedAccumulator(
        CostAccumulator.unweighted(), CostAccumulator.unweighted(), CostAccumulator.unweighted());
  }

  /** Returns an accumulator whose rows have weights. */
  public static PairedAccumulator weighted() {
    return new PairedAccumulator(
        CostAccumulator.weighted(), CostAccumulator.weighted(), CostAccumulator.weighted());
  }

  /** Adds the losses of a row of weight 1. */
  public void add(double candidateLoss, double baselineLoss) {
    add(candidateLoss, baselineLoss, 1);
  }

  /**
   * Adds the losses of a row.
   *
   * @throws io.sparkloss.loss.LossDomainException when the weight is NaN, infinite or negative
   * @throws IllegalStateException when the weight is not 1 and this accumulator is unweighted
   */
  public void add(double candidateLoss, double baselineLoss, double weight) {
    add(candidateLoss, baselineLoss, weight, candidateLoss - baselineLoss);
  }

  /**
   * Adds the losses of a row, and their difference with a margin taken off.
   *
   * @throws io.sparkloss.loss.LossDomainException when the weight is NaN, infinite or negative
   * @throws IllegalStateException when the weight is not 1 and this accumulator is unweighted
   */
  public void add(double candidateLoss, double baselineLoss, double weight, double margined) {
    difference.add(margined, weight);
    candidate.add(candidateLoss, weight);
    baseline.add(baselineLoss, weight);
    if (weight > 0 && candidateLoss < baselineLoss) {
      won++;
      wonWeight.add(weight);
    } else if (weight > 0 && candidateLoss == baselineLoss) {
      tied++;
      tiedWeight.add(weight);
    }
  }

  /** Counts a loss of the candidate, added before, as one that clipping limited. */
  public void addClippedCandidate(double loss, double weight) {
    addClipped(candidate, loss, weight);
  }

  /** Counts a loss of the baseline, added before, as one that clipping limited. */
  public void addClippedBaseline(double loss, double weight) {
    addClipped(baseline, loss, weight);
  }

  private static void addClipped(CostAccumulator to, double loss, double weight) {
    if (weight > 0) {
      to.addClipped(loss, weight);
    }
  }

  /** Adds the differences and losses of rows, whose winners are added apart. */
  public void addLosses(
      CostAccumulator differences, CostAccumulator candidates, CostAccumulator baselines) {
    difference.merge(differences);
    candidate.merge(candidates);
    baseline.merge(baselines);
  }

  /** Counts rows of positive weight that the candidate won, whose losses are added apart. */
  public void addWon(long rows, ThreePartSum weight) {
    won += rows;
    wonWeight.add(weight);
  }

  /** Counts rows of positive weight that were tied, whose losses are added apart. */
  public void addTied(long rows, ThreePartSum weight) {
    tied += rows;
    tiedWeight.add(weight);
  }

  /** Adds all rows of another accumulator; both must be weighted or both unweighted. */
  public void merge(PairedAccumulator other) {
    addLosses(other.difference, other.candidate, other.baseline);
    addWon(other.won, other.wonWeight);
    addTied(other.tied, other.tiedWeight);
  }

  /** Returns the differences. */
  public CostAccumulator difference() {
    return difference;
  }

  /** Returns the candidate's losses. */
  public CostAccumulator candidate() {
    return candidate;
  }

  /** Returns the baseline's losses. */
  public CostAccumulator baseline() {
    return baseline;
  }

  /** Returns whether rows have weights. */
  public boolean isWeighted() {
    return difference.isWeighted();
  }

  /** Returns the rows of positive weight that the candidate won. */
  public long won() {
    return won;
  }

  /** Returns the rows of positive weight that were tied. */
  public long tied() {
    return tied;
  }

  /** Returns Σw over the rows won, a copy. */
  public ThreePartSum wonWeight() {
    return copy(wonWeight);
  }

  /** Returns Σw over the rows tied, a copy. */
  public ThreePartSum tiedWeight() {
    return copy(tiedWeight);
  }

  /** Returns the comparison of two models by one loss. */
  public PairedDifference result(CostOptions options) {
    return result(options, options);
  }

  /** Returns the comparison; the options of the candidate also say how sure the difference is. */
  public PairedDifference result(CostOptions ofCandidate, CostOptions ofBaseline) {
    Cost differences = difference.cost(ofCandidate.ofDifference());
    boolean empty = differences.isEmpty();
    ThreePartSum weight = difference.weight();
    return new PairedDifference(
        differences,
        candidate.cost(ofCandidate),
        baseline.cost(ofBaseline),
        won,
        tied,
        empty ? Double.NaN : wonWeight.dividedBy(weight),
        empty ? Double.NaN : tiedWeight.dividedBy(weight));
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    return difference.bytes()
        + candidate.bytes()
        + baseline.bytes()
        + 2 * (Long.BYTES + ThreePartSum.BYTES);
  }

  /** Writes everything, for moving it between processes of one run; not a lasting form. */
  public void write(ByteBuffer target) {
    difference.write(target);
    candidate.write(target);
    baseline.write(target);
    target.putLong(won).putLong(tied);
    wonWeight.write(target);
    tiedWeight.write(target);
  }

  /** Reads what {@link #write} wrote. */
  public static PairedAccumulator read(ByteBuffer source) {
    PairedAccumulator pair =
        new PairedAccumulator(
            CostAccumulator.read(source),
            CostAccumulator.read(source),
            CostAccumulator.read(source));
    pair.won = source.getLong();
    pair.tied = source.getLong();
    pair.wonWeight.add(ThreePartSum.read(source));
    pair.tiedWeight.add(ThreePartSum.read(source));
    return pair;
  }

  private static ThreePartSum copy(ThreePartSum sum) {
    return new ThreePartSum(sum.high(), sum.middle(), sum.low());
  }
}

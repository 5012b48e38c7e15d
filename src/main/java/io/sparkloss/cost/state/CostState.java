package io.sparkloss.cost.state;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.cost.difference.PairedDifference;
import io.sparkloss.cost.sums.CostSums;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The lasting form of a cost, or of a paired difference: stored for a day, it merges with those of
 * other days, and its cost is that of all their rows. It knows which loss it is of, and merges with
 * nothing else.
 *
 * <p>Merging is a commutative monoid for each loss, kind and weighting; its identity is the state
 * of no rows. Low parts inside may differ with the order of merging; reported values do not.
 *
 * <p>The bytes of {@link #toBytes}, numbers in network order (big-endian); sums are three doubles,
 * high, middle, low:
 *
 * <pre>
 *  0  4 bytes   'S' 'P' 'L' 'C'
 *  4  byte      version, 1
 *  5  byte      kind: 0 cost, 1 difference
 *  6  byte      bits: 1 weighted · 2 loss not below 0 · 4 loss is 0 or 1
 *                     · 8 baseline's loss not below 0 · 16 baseline's loss is 0 or 1
 *  7  byte      0
 *  8  int       length of all, checksum included
 * 12  int, UTF-8  length of the loss's name, and the name
 *     int, UTF-8  for a difference: the same of the baseline's loss
 *     moments   of the losses, or of the differences
 *     moments   for a difference: of the candidate's losses
 *     moments   for a difference: of the baseline's losses
 *     2 longs   for a difference: rows won, rows tied
 *     2 sums    for a difference: their weights
 *     int       CRC32C (RFC 3720) of all bytes before
 *
 * moments:
 *     3 longs   count, rows, clipped count
 *     2 doubles min, max
 *     sum       Σwℓ over clipped rows
 *     sums      weighted: Σw, Σwℓ, Σwℓ², Σw², Σw²ℓ, Σw²ℓ², Σwℓ³, Σwℓ⁴
 *               unweighted: Σℓ, Σℓ², Σℓ³, Σℓ⁴
 * </pre>
 *
 * <p>A cost takes 180 bytes and its name, weighted 276; a difference 568 bytes and both names,
 * weighted 856.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param loss the loss; of a difference, the candidate's
 * @param losses what the cost follows from; of a difference, the mean difference
 * @param pair what a difference keeps beside; null for a cost
 * @since 0.1.0
 */
public record CostState(LossIdentity loss, CostSums losses, @Nullable PairSums pair)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The version of the form, in bytes and in SQL. */
  public static final int VERSION = 1;

  /** What a state is of. */
  public enum Kind {
    /** The mean of a loss. */
    COST,
    /** The mean difference of two models' losses on the same rows. */
    DIFFERENCE
  }

  /**
   * Checks that the parts are of the same rows.
   *
   * @throws IllegalArgumentException when they contradict each other
   */
  public CostState {
    if (pair != null
        && (pair.candidate().count() != losses.count()
            || pair.candidate().rows() != losses.rows()
            || pair.candidate().weighted() != losses.weighted())) {
      throw new IllegalArgumentException(
          "the differences are of %d rows, %d of weight, but the losses of %d and %d"
              .formatted(
                  losses.count(),
                  losses.rows(),
                  pair.candidate().count(),
                  pair.candidate().rows()));
    }
  }

  /** Returns the state of a cost. */
  public static CostState of(LossIdentity loss, CostAccumulator losses) {
    return new CostState(loss, losses.sums(), null);
  }

  /** Returns the state of a paired difference. */
  public static CostState of(
      LossIdentity candidate, LossIdentity baseline, PairedAccumulator pairs) {
    return new CostState(candidate, pairs.difference().sums(), PairSums.of(baseline, pairs));
  }

  /**
   * Returns the same state for readers that would take the rows for independent ones with sampling
   * weights, where they are not: its cost is the same, its standard error and interval are NaN,
   * also once it is merged with others.
   */
  public CostState withUnknownError() {
    return new CostState(
        new LossIdentity(loss.name(), loss.nonNegative(), false),
        losses.withUnknownError(),
        pair == null ? null : pair.withUnknownError());
  }

  /** Returns what the state is of. */
  public Kind kind() {
    return pair == null ? Kind.COST : Kind.DIFFERENCE;
  }

  /** Returns whether rows have weights. */
  public boolean isWeighted() {
    return losses.weighted();
  }

  /**
   * Returns the state of the rows of both.
   *
   * @throws IncompatibleStateException when they differ in loss, kind or weighting
   */
  public CostState merge(CostState other) {
    requireSame("kind", kind(), other.kind());
    requireSame("loss", loss.name(), other.loss.name());
    requireSame("weighting", weighting(), other.weighting());
    if (pair != null && other.pair != null) {
      requireSame("baseline loss", pair.baselineLoss().name(), other.pair.baselineLoss().name());
      PairedAccumulator merged = pair.accumulator(losses);
      merged.merge(other.pair.accumulator(other.losses));
      return of(
          both(loss, other.loss), both(pair.baselineLoss(), other.pair.baselineLoss()), merged);
    }
    CostAccumulator merged = CostAccumulator.of(losses);
    merged.merge(CostAccumulator.of(other.losses));
    return of(both(loss, other.loss), merged);
  }

  private static void requireSame(String property, Object left, Object right) {
    if (!left.equals(right)) {
      throw new IncompatibleStateException(property, left.toString(), right.toString());
    }
  }

  /** Of values known on one side only, nothing is known on both. */
  private static LossIdentity both(LossIdentity left, LossIdentity right) {
    return new LossIdentity(
        left.name(),
        left.nonNegative() && right.nonNegative(),
        left.zeroOrOne() && right.zeroOrOne());
  }

  private String weighting() {
    return isWeighted() ? "weights" : "no weights";
  }

  /** Returns the cost, or the mean difference, with a 95 % interval and sampling weights. */
  public Cost cost() {
    return cost(CostOptions.UNNAMED);
  }

  /** Returns the cost, or the mean difference; what the loss is known for is the state's own. */
  public Cost cost(CostOptions options) {
    CostOptions own = pair == null ? ofLoss(options, loss) : options.ofDifference();
    return CostAccumulator.of(losses).cost(own);
  }

  /**
   * Returns the comparison of candidate and baseline.
   *
   * @throws IllegalStateException when this is the state of a cost
   */
  public PairedDifference difference(CostOptions options) {
    if (pair == null) {
      throw new IllegalStateException(
          "this is a state of the cost " + loss.name() + " but must be one of a difference");
    }
    return pair.accumulator(losses)
        .result(ofLoss(options, loss), ofLoss(options, pair.baselineLoss()));
  }

  private static CostOptions ofLoss(CostOptions options, LossIdentity loss) {
    return new CostOptions(
        options.confidence(), options.weightKind(), loss.nonNegative(), loss.zeroOrOne());
  }

  /** Returns the lasting form. */
  public byte[] toBytes() {
    return StateBytes.write(this);
  }

  /**
   * Returns the state that {@link #toBytes} wrote, in this or an earlier version.
   *
   * @throws StateFormatException when the bytes are no state, cut off, damaged, or of a later
   *     version
   */
  public static CostState fromBytes(byte[] bytes) {
    return StateBytes.read(bytes);
  }
}

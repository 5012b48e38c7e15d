package io.sparkloss.cost.state;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.cost.sums.CostSums;
import io.sparkloss.cost.sums.SumParts;
import java.io.Serializable;

/**
 * What the state of a paired difference keeps beside the differences.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param baselineLoss the loss of the baseline
 * @param candidate the candidate's losses
 * @param baseline the baseline's losses
 * @param won the rows of positive weight where the candidate's loss is the lesser one
 * @param tied the rows of positive weight where both are equal
 * @param wonWeight Σw over the rows won
 * @param tiedWeight Σw over the rows tied
 * @since 0.1.0
 */
public record PairSums(
    LossIdentity baselineLoss,
    CostSums candidate,
    CostSums baseline,
    long won,
    long tied,
    SumParts wonWeight,
    SumParts tiedWeight)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Checks that the parts are of the same rows.
   *
   * @throws IllegalArgumentException when they contradict each other
   */
  public PairSums {
    if (candidate.count() != baseline.count()
        || candidate.rows() != baseline.rows()
        || candidate.weighted() != baseline.weighted()) {
      throw new IllegalArgumentException(
          "candidate and baseline must be of the same rows, but have %d and %d, %d and %d of weight"
              .formatted(candidate.count(), baseline.count(), candidate.rows(), baseline.rows()));
    }
    if (won < 0 || tied < 0 || won > candidate.rows() - tied) {
      throw new IllegalArgumentException(
          "won is %d and tied %d, but both must be at least 0, and together at most the %d rows"
              .formatted(won, tied, candidate.rows()));
    }
  }

  static PairSums of(LossIdentity baselineLoss, PairedAccumulator pairs) {
    return new PairSums(
        baselineLoss,
        pairs.candidate().sums(),
        pairs.baseline().sums(),
        pairs.won(),
        pairs.tied(),
        SumParts.of(pairs.wonWeight()),
        SumParts.of(pairs.tiedWeight()));
  }

  PairSums withUnknownError() {
    return new PairSums(
        baselineLoss,
        candidate.withUnknownError(),
        baseline.withUnknownError(),
        won,
        tied,
        wonWeight,
        tiedWeight);
  }

  PairedAccumulator accumulator(CostSums differences) {
    PairedAccumulator pairs =
        differences.weighted() ? PairedAccumulator.weighted() : PairedAccumulator.unweighted();
    pairs.addLosses(
        CostAccumulator.of(differences),
        CostAccumulator.of(candidate),
        CostAccumulator.of(baseline));
    pairs.addWon(won, wonWeight.toSum());
    pairs.addTied(tied, tiedWeight.toSum());
    return pairs;
  }
}

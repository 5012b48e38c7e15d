package io.sparkloss.cost.difference;

import io.sparkloss.cost.Cost;
import java.io.Serializable;

/**
 * How much a candidate's loss differs from a baseline's on the same rows.
 *
 * <p>Empty (no row, or Σw = 0): the shares are NaN, as the costs are; never 0. Non-finite values: a
 * row whose losses hold a NaN is neither won nor tied; two equal infinities are tied, and their
 * difference is NaN.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param difference the mean of dᵢ = ℓᵢ(candidate) − ℓᵢ(baseline); below 0 the candidate is better
 * @param candidate the candidate's cost on these rows
 * @param baseline the baseline's cost on these rows
 * @param won the rows of positive weight where the candidate's loss is less than the baseline's
 * @param tied the rows of positive weight where both are equal
 * @param wonShare the share of Σw that the rows won hold
 * @param tiedShare the share of Σw that the rows tied hold
 * @since 0.1.0
 */
public record PairedDifference(
    Cost difference,
    Cost candidate,
    Cost baseline,
    long won,
    long tied,
    double wonShare,
    double tiedShare)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the same with another statement of the difference. */
  public PairedDifference withDifference(Cost other) {
    return new PairedDifference(other, candidate, baseline, won, tied, wonShare, tiedShare);
  }
}

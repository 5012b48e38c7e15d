package io.sparkloss.cost.group;

import java.io.Serializable;

/**
 * A paired difference of two terms, over the rows usable for both: d = ℓ(candidate) −
 * factor·ℓ(baseline) − offset. "Not worse by more than a share m" is the factor 1 + m, "by more
 * than m" the offset m.
 *
 * @param candidate the index of the candidate's term
 * @param baseline the index of the baseline's term; both have the same label and loss
 * @param factor what the baseline's loss is multiplied by
 * @param offset what is taken off
 * @since 0.1.0
 */
public record PairTerm(int candidate, int baseline, double factor, double offset)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the difference; the product enters without a rounding of its own. */
  double difference(double candidateLoss, double baselineLoss) {
    return Math.fma(-factor, baselineLoss, candidateLoss) - offset;
  }
}

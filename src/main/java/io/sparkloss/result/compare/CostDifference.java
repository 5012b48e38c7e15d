package io.sparkloss.result.compare;

import io.sparkloss.cost.MeanEstimate;

/**
 * J₂ − J₁ of two runs, with the interval for runs of different rows.
 *
 * <p>The variances of both add, and the degrees of freedom are Welch's; see {@link MeanEstimate}.
 * Rows that are in both runs make the two costs alike, and the interval mostly too wide.
 *
 * <p>Empty: where one cost is NULL all are NaN. Where one has no standard error, so has not the
 * difference, and both ends are NaN.
 *
 * @param value J₂ − J₁
 * @param standardError its standard error
 * @param lower the lower end of its interval
 * @param upper the upper end of its interval
 * @since 0.1.0
 */
public record CostDifference(double value, double standardError, double lower, double upper) {

  /** Returns the difference of two estimates. */
  static CostDifference of(MeanEstimate before, MeanEstimate after, double confidence) {
    MeanEstimate difference = after.lessOther(before, 1, 0);
    return new CostDifference(
        difference.mean(),
        difference.standardError(),
        difference.lower(confidence),
        difference.upper(confidence));
  }
}

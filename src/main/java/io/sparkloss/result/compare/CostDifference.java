package io.sparkloss.result.compare;

import io.sparkloss.cost.difference.UnpairedDifference;
import io.sparkloss.result.entry.CostEntry;

/**
 * J₂ − J₁ of two runs, with the interval for runs of different rows.
 *
 * <p>It is the difference of the costs as they are reported. With their standard errors se₁, se₂
 * and degrees of freedom ν₁, ν₂, its own standard error is √(se₁² + se₂²), and the interval
 * Student's t with Welch's degrees (se₁² + se₂²)² / (se₁⁴/ν₁ + se₂⁴/ν₂), of two shares Newcombe's;
 * see {@link UnpairedDifference}. Rows that are in both runs make the two costs alike, and the
 * interval mostly too wide.
 *
 * <p>A transformed cost g(m), such as RMSE = √m or perplexity = eᵐ, has the standard error
 * |g′(m)|·se of the delta method, so both value and interval are in the unit of the reported cost.
 * It is not the interval of m₂ − m₁, whose transform would be no difference of reported costs; and
 * being symmetric about the difference, it does not follow from the ends of the intervals of the
 * two costs, which are transformed end by end.
 *
 * <p>Empty: where one cost is NULL all are NaN. Where one has no standard error, so has not the
 * difference, and both ends are NaN.
 *
 * @param value J₂ − J₁
 * @param standardError its standard error
 * @param lower the lower end of its interval
 * @param upper the upper end of its interval
 * @param doubtful whether the interval may not be trusted, for that of one of the costs may not
 * @since 0.1.0
 */
public record CostDifference(
    double value, double standardError, double lower, double upper, boolean doubtful) {

  /** Returns the difference of two costs. */
  static CostDifference of(CostEntry before, CostEntry after, double confidence) {
    UnpairedDifference difference = ReportedMean.of(after).lessOther(ReportedMean.of(before), 1, 0);
    return new CostDifference(
        difference.mean(),
        difference.standardError(),
        difference.lower(confidence),
        difference.upper(confidence),
        before.estimate().doubtful() || after.estimate().doubtful());
  }
}

package io.sparkloss.result.entry;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.difference.UnpairedDifference;

/**
 * A reported cost with its uncertainty.
 *
 * <p>Empty (no row used, or Σw = 0): {@code cost}, {@code standardError}, both ends and the clipped
 * share are NaN. For fewer than two rows of positive weight the standard error and both ends are
 * NaN.
 *
 * @param count the rows used, those of weight 0 included
 * @param weight Σw of the rows used
 * @param cost the cost, transformed where the loss is reported so (RMSE, perplexity)
 * @param standardError its standard error
 * @param lower the lower end of its interval
 * @param upper the upper end of its interval
 * @param doubtful whether the interval may not be trusted, as {@link Cost#doubtful} says
 * @param clippedCount the rows of positive weight whose probability was clipped
 * @param clippedShare the share of the untransformed cost that these rows hold
 * @since 0.1.0
 */
public record Estimate(
    long count,
    double weight,
    double cost,
    double standardError,
    double lower,
    double upper,
    boolean doubtful,
    long clippedCount,
    double clippedShare) {

  /** Returns the estimate that reports a cost as it is. */
  public static Estimate of(Cost cost) {
    return of(cost, Transform.IDENTITY);
  }

  /**
   * Returns the estimate that reports a transformed cost: the ends are transformed one by one, the
   * standard error by the delta method.
   */
  public static Estimate of(Cost cost, Transform transform) {
    return new Estimate(
        cost.count(),
        cost.weight(),
        transform.apply(cost.mean()),
        transform.standardError(cost.mean(), cost.standardError()),
        transform.apply(cost.lower()),
        transform.apply(cost.upper()),
        cost.doubtful(),
        cost.clippedCount(),
        cost.clippedShare());
  }

  /**
   * Returns the estimate of the difference of this cost from that of other rows; count and weight
   * are those of this one.
   */
  public Estimate differing(UnpairedDifference difference, double confidence) {
    return new Estimate(
        count,
        weight,
        difference.mean(),
        difference.standardError(),
        difference.lower(confidence),
        difference.upper(confidence),
        doubtful || difference.isDoubtful(),
        0,
        0);
  }

  /** Returns the same with an interval that may not be trusted. */
  public Estimate inDoubt() {
    return new Estimate(
        count, weight, cost, standardError, lower, upper, true, clippedCount, clippedShare);
  }

  /** Returns whether no row, or no weight, was used, so that the cost is NULL. */
  public boolean isEmpty() {
    return count == 0 || weight == 0;
  }
}

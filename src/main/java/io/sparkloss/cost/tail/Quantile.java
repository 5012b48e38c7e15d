package io.sparkloss.cost.tail;

import io.sparkloss.numeric.ThreePartSum;

/**
 * A quantile of weighted values, as well as buckets tell it.
 *
 * <p>The p-quantile is the least value x such that the values up to x hold at least p of the
 * weight: \( \inf\{x : \sum_{x_i \le x} w_i \ge p \sum w_i\} \), where the right side is rounded to
 * a double; for p = 0 it is the least value. It is one of the values, never between two.
 *
 * <p>The true quantile lies in [{@code lower}, {@code upper}], which is its bucket cut to the least
 * and greatest value. {@code value} is the mean of the rows in that bucket: exact where the bucket
 * has one row, or rows of one value, or p is 0 or 1; else off by at most the relative width 2⁻ᵇ of
 * a bucket. NaN where there are no rows, or one is NaN.
 *
 * <p>Source: R. J. Hyndman, Y. Fan, Sample quantiles in statistical packages (1996),
 * doi:10.1080/00031305.1996.10473566, definition 1.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param p the share of the weight, in [0, 1]
 * @param value the quantile
 * @param lower the least that it may be
 * @param upper the greatest that it may be
 * @since 0.1.0
 */
public record Quantile(double p, double value, double lower, double upper) {

  static Quantile of(BucketSums sums, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p is " + p + " but must lie in [0, 1]");
    }
    if (sums.size() == 0 || sums.hasNan()) {
      return new Quantile(p, Double.NaN, Double.NaN, Double.NaN);
    }
    if (p == 0 || p == 1) {
      double end = p == 0 ? sums.min() : sums.max();
      return new Quantile(p, end, end, end);
    }
    int at = bucket(sums, p * sums.weight().value());
    double lower = sums.least(at);
    double upper = sums.greatest(at);
    double mean = sums.sum(at).dividedBy(sums.weight(at));
    double value = Math.min(Math.max(mean, lower), upper);
    return sums.count(at) == 1
        ? new Quantile(p, value, value, value)
        : new Quantile(p, value, lower, upper);
  }

  /** Returns the first bucket up to which the values hold some weight. */
  private static int bucket(BucketSums sums, double weight) {
    ThreePartSum reached = sums.weight(0);
    int at = 0;
    while (at < sums.size() - 1 && reached.value() < weight) {
      at++;
      reached.add(sums.weight(at));
    }
    return at;
  }
}

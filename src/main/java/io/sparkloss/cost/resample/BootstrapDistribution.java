package io.sparkloss.cost.resample;

import java.util.Arrays;

/**
 * The values that a statistic takes over the replicates of a bootstrap.
 *
 * <p>The quantile of order p of m values is the one at position (m + 1)p of the sorted values,
 * counted from 1, interpolated linearly between two and cut at the first and the last: a further
 * replicate lies below it with probability p (type 6 of Hyndman and Fan). The standard error is \(
 * \sqrt{\sum (t_b - \bar t)^2 / (m - 1)} \).
 *
 * <p>No standard error below two values; no interval where the tail (m + 1)(1 − confidence)/2 holds
 * less than one value, so 95 % need 39. Non-finite values: one NaN makes all results NaN; infinite
 * ones make the standard error NaN and may be ends of an interval.
 *
 * <p>Source: R. J. Hyndman, Y. Fan, Sample quantiles in statistical packages (1996),
 * doi:10.1080/00031305.1996.10473566; A. C. Davison, D. V. Hinkley, Bootstrap methods and their
 * application (1997), chapter 5, doi:10.1017/CBO9780511802843, for both intervals.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class BootstrapDistribution {

  /** A position that differs from a whole number by less than this is that: 1 − 0.95 is rounded. */
  private static final double ROUNDING = 1e-9;

  private final double[] sorted;

  /** Creates the distribution of values, in any order. */
  public BootstrapDistribution(double... values) {
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  /** Returns how many values there are. */
  public int replicates() {
    return sorted.length;
  }

  /** Returns the quantile of order p, in [0, 1]; NaN when there is no value. */
  public double quantile(double p) {
    if (isUndefined() || Double.isNaN(p)) {
      return Double.NaN;
    }
    double position = Math.max(1, Math.min(sorted.length, (sorted.length + 1) * p));
    double nearest = Math.rint(position);
    if (Math.abs(position - nearest) < ROUNDING) {
      position = nearest;
    }
    int whole = (int) position;
    double below = sorted[whole - 1];
    double above = sorted[Math.min(whole, sorted.length - 1)];
    double part = position - whole;
    return part == 0 || below == above ? below : below + part * (above - below);
  }

  /** Returns the standard error of the statistic. */
  public double standardError() {
    int m = sorted.length;
    if (m < 2) {
      return Double.NaN;
    }
    double mean = 0; // less the first value, so that equal values have no error
    for (double value : sorted) {
      mean += (value - sorted[0]) / m;
    }
    double scatter = 0;
    for (double value : sorted) {
      double distance = (value - sorted[0]) - mean;
      scatter += distance * distance / (m - 1);
    }
    return Math.sqrt(scatter);
  }

  /** Returns the percentile interval: from the quantile of one tail to that of the other. */
  public BootstrapInterval interval(double confidence) {
    double tail = tail(confidence);
    return new BootstrapInterval(
        quantile(tail), quantile(1 - tail), standardError(), sorted.length);
  }

  /**
   * Returns the basic interval, [e + c − t₂, e + c − t₁] of the percentile interval [t₁, t₂]: for
   * an estimate e that corrects a bias, where c is the value without correction, around which the
   * replicates scatter; the same where there is no correction.
   */
  public BootstrapInterval basicInterval(double estimate, double centre, double confidence) {
    double tail = tail(confidence);
    double both = estimate + centre;
    return new BootstrapInterval(
        both - quantile(1 - tail), both - quantile(tail), standardError(), sorted.length);
  }

  /** Returns the probability beyond each end; NaN where the values say nothing of it. */
  private double tail(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "the confidence is " + confidence + " but must lie between 0 and 1, as 0.95 does");
    }
    double tail = (1 - confidence) / 2;
    return (sorted.length + 1) * tail < 1 - ROUNDING ? Double.NaN : tail;
  }

  private boolean isUndefined() {
    return sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1]);
  }
}

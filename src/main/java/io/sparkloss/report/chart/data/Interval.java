package io.sparkloss.report.chart.data;

import java.util.stream.DoubleStream;

/**
 * A number and the interval it may lie in. Each may be NaN where it is not known, and infinite.
 *
 * @param estimate the number; it need not be within the interval
 * @param low the lower end
 * @param high the upper end, not below the lower one
 */
public record Interval(double estimate, double low, double high) {

  /** Checks the order of the ends. */
  public Interval {
    if (low > high) {
      throw new IllegalArgumentException(
          "An interval must not end below its start, but was from " + low + " to " + high);
    }
  }

  /** Returns a number whose interval is not known. */
  public static Interval exactly(double estimate) {
    return new Interval(estimate, Double.NaN, Double.NaN);
  }

  /** Returns what stands for a number that is not known. */
  public static Interval missing() {
    return exactly(Double.NaN);
  }

  /** Tells whether the number is known. */
  public boolean hasEstimate() {
    return !Double.isNaN(estimate);
  }

  /** Tells whether both ends are known. */
  public boolean hasEnds() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  /** Returns all that an axis has to reach to: the number, and the ends if both are known. */
  public DoubleStream values() {
    return hasEnds() ? DoubleStream.of(estimate, low, high) : DoubleStream.of(estimate);
  }
}

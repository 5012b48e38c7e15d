package io.sparkloss.cost.difference;

import io.sparkloss.numeric.Wilson;

/**
 * The share of rows whose loss is 1 where all others' is 0, with Wilson's interval: it has a width
 * also where all rows are alike, for these are a sample, too.
 *
 * <p>Fewer than two rows: no standard error and no interval, all NaN. NaN gives NaN.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param mean the share s, in [0, 1]
 * @param rows how many rows n it is of, all of the same weight
 * @since 0.1.0
 */
public record ShareEstimate(double mean, long rows) implements UncertainMean {

  /** Returns √(s(1 − s)/(n − 1)). */
  @Override
  public double standardError() {
    return rows < 2 ? Double.NaN : Math.sqrt(mean * (1 - mean) / degrees());
  }

  @Override
  public double degrees() {
    return (double) rows - 1;
  }

  @Override
  public double lower(double confidence) {
    return end(confidence, 0);
  }

  @Override
  public double upper(double confidence) {
    return end(confidence, 1);
  }

  private double end(double confidence, int which) {
    return rows < 2 ? Double.NaN : Wilson.interval(mean, (double) rows, confidence)[which];
  }
}

package io.sparkloss.cost.difference;

import io.sparkloss.numeric.StudentT;

/**
 * A mean whose interval is Student's t.
 *
 * <p>Non-finite values: NaN in any of them gives NaN ends.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param mean the mean
 * @param standardError its standard error
 * @param degrees the degrees of freedom of the standard error; below 1 there is no interval
 * @since 0.1.0
 */
public record MeanEstimate(double mean, double standardError, double degrees)
    implements UncertainMean {

  @Override
  public double lower(double confidence) {
    return mean - half(confidence);
  }

  @Override
  public double upper(double confidence) {
    return mean + half(confidence);
  }

  private double half(double confidence) {
    return degrees >= 1
        ? StudentT.quantile((1 + confidence) / 2, degrees) * standardError
        : Double.NaN;
  }
}

package io.sparkloss.cost;

import io.sparkloss.numeric.StudentT;

/**
 * A mean, its standard error, and the degrees of freedom of that: what is needed to compare means
 * of different rows.
 *
 * <p>Non-finite values: NaN in any of them gives NaN ends.
 *
 * <p>Source of the difference: B. L. Welch, The generalization of 'Student's' problem when several
 * different population variances are involved (1947), doi:10.1093/biomet/34.1-2.28.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param mean the mean
 * @param standardError its standard error
 * @param degrees the degrees of freedom of the standard error; below 1 there is no interval
 * @since 0.1.0
 */
public record MeanEstimate(double mean, double standardError, double degrees) {

  /**
   * Returns the estimate of mean − factor·other − offset, where the two are of different rows:
   * variances add, and the degrees of freedom are Welch's.
   */
  public MeanEstimate lessOther(MeanEstimate other, double factor, double offset) {
    double own = standardError * standardError;
    double scaled = factor * other.standardError;
    double theirs = scaled * scaled;
    double variance = own + theirs;
    double freedom =
        variance == 0
            ? Math.min(degrees, other.degrees)
            : variance * variance / (own * own / degrees + theirs * theirs / other.degrees);
    return new MeanEstimate(
        Math.fma(-factor, other.mean, mean) - offset, Math.sqrt(variance), freedom);
  }

  /** Returns the lower end of the t interval of that confidence; NaN where there is none. */
  public double lower(double confidence) {
    return mean - half(confidence);
  }

  /** Returns the upper end of the t interval of that confidence; NaN where there is none. */
  public double upper(double confidence) {
    return mean + half(confidence);
  }

  private double half(double confidence) {
    return degrees >= 1
        ? StudentT.quantile((1 + confidence) / 2, degrees) * standardError
        : Double.NaN;
  }
}

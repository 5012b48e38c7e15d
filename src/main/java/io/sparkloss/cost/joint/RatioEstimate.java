package io.sparkloss.cost.joint;

import io.sparkloss.numeric.StudentT;
import java.io.Serializable;

/**
 * A function of means that cannot be below 0, as a ratio of two, with its uncertainty by the delta
 * method: value ± t · standard error, cut at 0.
 *
 * <p>Normal theory: with few rows, or a denominator whose own interval is near 0, the interval is
 * too narrow.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param value the value
 * @param standardError its standard error; NaN where there is none
 * @param lower the lower end of the interval; NaN where there is none
 * @param upper the upper end of the interval; NaN where there is none
 * @since 0.1.0
 */
public record RatioEstimate(double value, double standardError, double lower, double upper)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Returns the estimate of a function of means.
   *
   * @param value the function at the means
   * @param moments the moments of the rows
   * @param confidence the coverage of the interval, in (0, 1)
   * @param gradient the derivative of the function by each mean, at the means
   */
  public static RatioEstimate of(
      double value, JointMoments moments, double confidence, double... gradient) {
    double error = moments.standardError(gradient);
    if (Double.isNaN(error)) {
      return new RatioEstimate(value, Double.NaN, Double.NaN, Double.NaN);
    }
    double reach = error * StudentT.quantile(0.5 + confidence / 2, moments.degrees());
    return new RatioEstimate(value, error, Math.max(0, value - reach), value + reach);
  }
}

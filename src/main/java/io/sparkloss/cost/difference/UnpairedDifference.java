package io.sparkloss.cost.difference;

import io.sparkloss.numeric.StudentT;

/**
 * m₁ − f·m₂ − c, a difference of means of different rows.
 *
 * <p>Standard error: √(se₁² + f²·se₂²). Interval of two t means: Student's t with Welch's degrees
 * \( \nu = \frac{(se_1^2 + f^2 se_2^2)^2}{se_1^4/\nu_1 + f^4 se_2^4/\nu_2} \). Interval where one
 * is a share: from the two intervals [l₁, u₁] and [l₂, u₂] of the means themselves, for f ≥ 0
 *
 * <p>\( [d - \sqrt{(m_1 - l_1)^2 + f^2 (u_2 - m_2)^2},\; d + \sqrt{(u_1 - m_1)^2 + f^2 (m_2 -
 * l_2)^2}] \),
 *
 * <p>for f below 0 with the ends of the second exchanged. Of two shares that is Newcombe's hybrid
 * score interval; it has a width also where all rows are alike.
 *
 * <p>Non-finite values: NaN in any of them gives NaN ends. Two constants, both standard errors 0,
 * have an interval of no width, with the lesser of their degrees.
 *
 * <p>Source: B. L. Welch, The generalization of 'Student's' problem when several different
 * population variances are involved (1947), doi:10.1093/biomet/34.1-2.28; R. G. Newcombe, Interval
 * estimation for the difference between independent proportions (1998), method 10,
 * doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;873::AID-SIM779&gt;3.0.CO;2-I; G. Y. Zou, A. Donner,
 * Construction of confidence limits about effect measures: a general approach (2008),
 * doi:10.1002/sim.3095, for factors and other intervals.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param of m₁
 * @param other m₂
 * @param factor f
 * @param offset c
 * @since 0.1.0
 */
public record UnpairedDifference(
    UncertainMean of, UncertainMean other, double factor, double offset) {

  /** The degrees of freedom below which an interval may cover less than it says. */
  private static final double ENOUGH = 99;

  /** Returns the difference. */
  public double mean() {
    return Math.fma(-factor, other.mean(), of.mean()) - offset;
  }

  /** Returns its standard error. */
  public double standardError() {
    return Math.sqrt(own() + theirs());
  }

  /** Returns Welch's degrees of freedom. */
  public double degrees() {
    double own = own();
    double theirs = theirs();
    double variance = own + theirs;
    return variance == 0
        ? Math.min(of.degrees(), other.degrees())
        : variance * variance / (own * own / of.degrees() + theirs * theirs / other.degrees());
  }

  /** Returns whether there are too few rows for the interval to cover what it says. */
  public boolean isDoubtful() {
    return hasShare() ? Double.isNaN(standardError()) : !(degrees() >= ENOUGH);
  }

  /** Returns the lower end of the interval of that confidence; NaN where there is none. */
  public double lower(double confidence) {
    if (!hasShare()) {
      return mean() - half(confidence);
    }
    double far = factor >= 0 ? other.upper(confidence) : other.lower(confidence);
    return mean() - norm(of.mean() - of.lower(confidence), factor * (far - other.mean()));
  }

  /** Returns the upper end of the interval of that confidence; NaN where there is none. */
  public double upper(double confidence) {
    if (!hasShare()) {
      return mean() + half(confidence);
    }
    double far = factor >= 0 ? other.lower(confidence) : other.upper(confidence);
    return mean() + norm(of.upper(confidence) - of.mean(), factor * (far - other.mean()));
  }

  private static double norm(double a, double b) {
    return Math.sqrt(a * a + b * b);
  }

  private double half(double confidence) {
    double degrees = degrees();
    return degrees >= 1
        ? StudentT.quantile((1 + confidence) / 2, degrees) * standardError()
        : Double.NaN;
  }

  private boolean hasShare() {
    return of instanceof ShareEstimate || other instanceof ShareEstimate;
  }

  private double own() {
    return of.standardError() * of.standardError();
  }

  private double theirs() {
    double scaled = factor * other.standardError();
    return scaled * scaled;
  }
}

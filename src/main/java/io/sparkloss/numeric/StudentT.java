package io.sparkloss.numeric;

/**
 * Quantiles of Student's t distribution, with the same bits on every machine.
 *
 * <p>Up to {@value #EXACT_DEGREES} degrees of freedom the distribution function is a finite sum and
 * the quantile is its root, found by Newton steps inside a bracket; beyond, it is the expansion in
 * powers of 1/ν around the normal quantile. Fractional degrees are rounded down, which widens an
 * interval and never narrows it.
 *
 * <p>Relative error below 10⁻¹² for p in [10⁻³, 1 − 10⁻³].
 *
 * <p>Source: M. Abramowitz, I. Stegun, Handbook of Mathematical Functions (1964), 26.7.3 to 26.7.5.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class StudentT {

  /** Degrees of freedom up to which the distribution function is summed. */
  private static final int EXACT_DEGREES = 1000;

  private static final int MAX_STEPS = 200;

  private StudentT() {}

  /**
   * Returns the t with P(T ≤ t) = p.
   *
   * @param p the probability, in (0, 1)
   * @param degrees the degrees of freedom, at least 1
   * @throws IllegalArgumentException when either is outside its domain
   */
  public static double quantile(double p, double degrees) {
    if (!(degrees >= 1)) {
      throw new IllegalArgumentException("degrees is " + degrees + " but must be at least 1");
    }
    if (p < 0.5) {
      return -quantile(1 - p, degrees);
    }
    double z = Normal.quantile(p);
    if (degrees > EXACT_DEGREES) {
      return expansion(z, Math.floor(degrees));
    }
    int whole = (int) degrees;
    return switch (whole) {
      case 1 -> StrictMath.tan(Math.PI * (p - 0.5));
      case 2 -> (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
      default -> root(2 * p - 1, whole, expansion(z, whole));
    };
  }

  /** Returns the t whose central probability P(|T| ≤ t) is given. */
  private static double root(double central, int degrees, double start) {
    double lower = 0;
    double upper = Double.POSITIVE_INFINITY;
    double constant = density(degrees);
    double t = start;
    for (int step = 0; step < MAX_STEPS; step++) {
      double excess = central(t, degrees) - central;
      if (excess > 0) {
        upper = t;
      } else {
        lower = t;
      }
      double slope = 2 * constant * Elementary.pow(1 + t * t / degrees, -(degrees + 1) / 2.0);
      double next = t - excess / slope;
      if (!(next > lower && next < upper)) {
        next = upper == Double.POSITIVE_INFINITY ? 2 * t : lower + (upper - lower) / 2;
      }
      if (Math.abs(next - t) <= Math.ulp(t)) {
        return next;
      }
      t = next;
    }
    return t;
  }

  /** Returns the density at 0: Γ((ν+1)/2) / (√(νπ) Γ(ν/2)). */
  private static double density(int degrees) {
    double ratio = 1 / Math.sqrt(Math.PI);
    for (int k = 2; k <= degrees; k++) {
      ratio = (k - 1) / 2.0 / ratio;
    }
    return ratio / Math.sqrt(degrees * Math.PI);
  }

  /** Returns P(|T| ≤ t), equations 26.7.3 and 26.7.4. */
  private static double central(double t, int degrees) {
    double cosineSquared = degrees / (degrees + t * t);
    double sine = t / Math.sqrt(degrees + t * t);
    boolean odd = degrees % 2 == 1;
    double term = odd ? Math.sqrt(cosineSquared) : 1;
    double sum = term;
    for (int k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
      term *= cosineSquared * (k - 1) / k;
      sum += term;
    }
    return odd ? 2 / Math.PI * (StrictMath.atan(t / Math.sqrt(degrees)) + sine * sum) : sine * sum;
  }

  /** Returns the expansion 26.7.5 of the quantile around the normal one. */
  private static double expansion(double z, double degrees) {
    double zz = z * z;
    double first = (zz + 1) / 4;
    double second = ((5 * zz + 16) * zz + 3) / 96;
    double third = (((3 * zz + 19) * zz + 17) * zz - 15) / 384;
    double fourth = ((((79 * zz + 776) * zz + 1482) * zz - 1920) * zz - 945) / 92160;
    double u = 1 / degrees;
    return z + z * u * (first + u * (second + u * (third + u * fourth)));
  }
}

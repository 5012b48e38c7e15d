package io.sparkloss.numeric;

/**
 * The elementary functions that losses use, each with the same bits on every machine and Java
 * version.
 *
 * <p>They follow fdlibm, whose results {@link StrictMath} is specified to return; errors are below
 * 1 ulp. Special values are those of {@link Math}.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Elementary {

  /** Below this distance from 0, φ is summed as a series. */
  private static final double SERIES_BOUND = 1.0 / 3;

  /** Terms of the series in u², |u| ≤ 1/3: the first one left out is below 2⁻⁵⁶ of the sum. */
  private static final int SERIES_TERMS = 18;

  private Elementary() {}

  /** Returns the natural logarithm. */
  public static double ln(double x) {
    return StrictMath.log(x);
  }

  /** Returns ln(1 + x) without loss for small x. */
  public static double ln1p(double x) {
    return StrictMath.log1p(x);
  }

  /** Returns eˣ. */
  public static double exp(double x) {
    return StrictMath.exp(x);
  }

  /** Returns eˣ − 1 without loss for small x. */
  public static double expm1(double x) {
    return StrictMath.expm1(x);
  }

  /** Returns the hyperbolic tangent. */
  public static double tanh(double x) {
    return StrictMath.tanh(x);
  }

  /** Returns the hyperbolic sine. */
  public static double sinh(double x) {
    return StrictMath.sinh(x);
  }

  /** Returns x raised to the power y. */
  public static double pow(double x, double y) {
    return StrictMath.pow(x, y);
  }

  /** Returns the logistic function σ(z) = 1 / (1 + e⁻ᶻ), without overflow. */
  public static double sigmoid(double z) {
    if (z >= 0) {
      return 1 / (1 + exp(-z));
    }
    double e = exp(z);
    return e / (1 + e);
  }

  /**
   * Returns φ(x) = x − ln(1 + x) without cancellation, for x ≥ −1.
   *
   * <p>With u = x / (2 + x), x = 2u / (1 − u) and ln(1 + x) = 2 artanh u, so φ(x) = x·u − 2u³ (1/3
   * + u²/5 + u⁴/7 + …): the second term is at most a third of the first where |u| ≤ 1/3. Beyond,
   * the difference is taken as it stands. Error below 4 ulp for x ≥ −½.
   */
  public static double phi(double x) {
    double u = x / (2 + x);
    if (Math.abs(u) > SERIES_BOUND || Double.isNaN(u)) {
      return x - ln1p(x);
    }
    double square = u * u;
    double series = 0;
    for (int k = SERIES_TERMS; k >= 1; k--) {
      series = series * square + 1.0 / (2 * k + 1);
    }
    return x * u - 2 * u * square * series;
  }
}

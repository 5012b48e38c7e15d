package io.sparkloss.numeric;

/**
 * The elementary functions that losses use, each with the same bits on every machine and Java
 * version.
 *
 * <p>Each is a fixed sequence of IEEE operations, which round the same way everywhere; {@code
 * Logarithm}, {@code Ratio} and {@code Exponential} say which. A fused multiply-add is used only in
 * {@link #lnRatio} and {@link #phiRatio}, and there always at the same steps. {@link #pow} is
 * {@link StrictMath}'s, which is specified to return fdlibm's results: the same bits as well.
 *
 * <p>Errors are below 1 ulp for ln, ln1p, exp, expm1, sinh, tanh, sigmoid, phi, lnRatio and pow;
 * below 3 ulp for coshm1, phiRatio and expm1Rest. Special values are those of {@link Math}.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Elementary {

  /** (cosh x − 1) / x² as a series in x², whose first term left out is below 2⁻⁵⁶ up to 2. */
  private static final double C0 = 0.5;

  private static final double C1 = C0 / (3 * 4);
  private static final double C2 = C1 / (5 * 6);
  private static final double C3 = C2 / (7 * 8);
  private static final double C4 = C3 / (9 * 10);
  private static final double C5 = C4 / (11 * 12);
  private static final double C6 = C5 / (13 * 14);
  private static final double C7 = C6 / (15 * 16);
  private static final double C8 = C7 / (17 * 18);
  private static final double C9 = C8 / (19 * 20);
  private static final double C10 = C9 / (21 * 22);
  private static final double C11 = C10 / (23 * 24);
  private static final double C12 = C11 / (25 * 26);

  private Elementary() {}

  /** Returns the natural logarithm. */
  public static double ln(double x) {
    return Logarithm.ln(x);
  }

  /** Returns ln(1 + x) without loss for small x. */
  public static double ln1p(double x) {
    return Logarithm.ln1p(x);
  }

  /**
   * Returns ln of the probability of what happened, taken to be at least a floor: of p for outcome
   * 1, of 1 − p without loss for small p for outcome 0.
   *
   * @param outcome 0 or 1
   * @param p the probability of outcome 1, in [0, 1]
   * @param floor the smallest probability, in [0, 1]
   */
  public static double lnBernoulli(double outcome, double p, double floor) {
    if (outcome == 1) {
      return ln(Math.max(p, floor));
    }
    return 1 - p < floor ? ln(floor) : ln1p(-p);
  }

  /** Returns eˣ. */
  public static double exp(double x) {
    return Exponential.exp(x);
  }

  /** Returns eˣ − 1 without loss for small x. */
  public static double expm1(double x) {
    return Exponential.expm1(x);
  }

  /** Returns the hyperbolic tangent. */
  public static double tanh(double x) {
    return Exponential.tanh(x);
  }

  /** Returns the hyperbolic sine. */
  public static double sinh(double x) {
    return Exponential.sinh(x);
  }

  /** Returns x raised to the power y. */
  public static double pow(double x, double y) {
    return StrictMath.pow(x, y);
  }

  /** Returns the logistic function σ(z) = 1 / (1 + e⁻ᶻ), without overflow. */
  public static double sigmoid(double z) {
    return Exponential.sigmoid(z);
  }

  /** Returns ln(a/b) for positive a and b, with what rounding took from the quotient put back. */
  public static double lnRatio(double a, double b) {
    return Ratio.ln(a, b);
  }

  /**
   * Returns φ(a/b − 1) = a/b − 1 − ln(a/b) for positive a and b, without cancellation near
   * equality.
   */
  public static double phiRatio(double a, double b) {
    return Ratio.phi(a, b);
  }

  /** Returns φ(x) = x − ln(1 + x) without cancellation; infinite at −1, NaN below. */
  public static double phi(double x) {
    return Logarithm.phi(x);
  }

  /** Returns eˣ − 1 − x without cancellation. */
  public static double expm1Rest(double x) {
    return Exponential.expm1Rest(x);
  }

  /** Returns cosh x − 1 without cancellation, for |x| ≤ 2; without a branch. */
  public static double coshm1(double x) {
    double z = x * x;
    double w = z * z;
    double v = w * w;
    double low = (C1 + z * C2) + w * (C3 + z * C4);
    double middle = (C5 + z * C6) + w * (C7 + z * C8);
    double high = (C9 + z * C10) + w * (C11 + z * C12);
    return z * (C0 + z * (low + v * (middle + v * high)));
  }
}

package io.sparkloss.numeric;

/**
 * The elementary functions that losses use, each with the same bits on every machine and Java
 * version.
 *
 * <p>Each is a fixed sequence of IEEE operations, which round the same way everywhere; {@code
 * Logarithm} and {@code Exponential} say which. A fused multiply-add is used only for the remainder
 * of a quotient in {@link #lnRatio}, and there always. {@link #pow} is {@link StrictMath}'s, which
 * is specified to return fdlibm's results: the same bits as well.
 *
 * <p>Errors are below 1 ulp for ln, ln1p, exp, expm1, sinh, tanh, sigmoid, phi and pow; below 2 ulp
 * for coshm1 and lnRatio, 3 for expm1Rest, 4 for artanhRest. Special values are those of {@link
 * Math}.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Elementary {

  /** Up to this square of an argument, artanh needs few terms. */
  private static final double ARTANH_NEAR = 0x1p-5;

  /** The first one left out is below 2⁻⁵⁶ of the sum up to {@link #ARTANH_NEAR}. */
  private static final int ARTANH_FEW = 11;

  /** 1/3, 1/5, 1/7, …: the first one left out is below 2⁻⁵⁶ of the sum for |u| ≤ 0.6. */
  private static final double[] ARTANH = new double[36];

  /** Up to this distance from 0, the exponential's polynomial serves eˣ − 1 − x. */
  private static final double EXP_NEAR = 0.346;

  /** Up to this distance from 0, eˣ − 1 − x is summed as a series. */
  private static final double EXP_BOUND = 2;

  /** 1/2!, 1/3!, 1/4!, …: the first one left out is below 2⁻⁵⁶ of the sum for |x| ≤ 2. */
  private static final double[] EXP = new double[26];

  /** 1/2!, 1/4!, 1/6!, …: the first one left out is below 2⁻⁵⁶ of the sum for |x| ≤ 2. */
  private static final double[] COSH = new double[13];

  static {
    double factorial = 1;
    for (int k = 0; k < ARTANH.length; k++) {
      ARTANH[k] = 1.0 / (2 * k + 3);
    }
    for (int k = 0; k < EXP.length; k++) {
      factorial *= k + 2;
      EXP[k] = 1 / factorial;
      if (k % 2 == 0) {
        COSH[k / 2] = EXP[k];
      }
    }
  }

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

  /**
   * Returns ln(a/b) for positive a and b, without loss near equality and without overflow of the
   * quotient, whose rounding error is put back.
   */
  public static double lnRatio(double a, double b) {
    double ratio = a / b;
    if (ratio >= 0.5 && ratio <= 2) {
      double difference = a - b;
      double relative = difference / b;
      return ln1p(relative) + Math.fma(-relative, b, difference) / a;
    }
    return ratio >= Double.MIN_NORMAL && ratio <= Double.MAX_VALUE
        ? ln(ratio) + Math.fma(-ratio, b, a) / a
        : ln(a) - ln(b);
  }

  /** Returns φ(x) = x − ln(1 + x) without cancellation; infinite at −1, NaN below. */
  public static double phi(double x) {
    return Logarithm.phi(x);
  }

  /** Returns artanh(u) − u = u³/3 + u⁵/5 + … without cancellation, for |u| ≤ 0.6. */
  public static double artanhRest(double u) {
    double square = u * u;
    int terms = square <= ARTANH_NEAR ? ARTANH_FEW : ARTANH.length;
    return u * square * polynomial(ARTANH, terms, square);
  }

  /** Returns eˣ − 1 − x without cancellation. */
  public static double expm1Rest(double x) {
    if (Math.abs(x) <= EXP_NEAR) {
      return x * x * (0.5 + Exponential.series(x));
    }
    return Math.abs(x) <= EXP_BOUND ? x * x * polynomial(EXP, EXP.length, x) : expm1(x) - x;
  }

  /** Returns cosh x − 1 without cancellation, for |x| ≤ 2. */
  public static double coshm1(double x) {
    double square = x * x;
    return square * polynomial(COSH, COSH.length, square);
  }

  private static double polynomial(double[] coefficients, int terms, double x) {
    double sum = 0;
    for (int k = terms - 1; k >= 0; k--) {
      sum = sum * x + coefficients[k];
    }
    return sum;
  }
}

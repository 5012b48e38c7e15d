package io.sparkloss.numeric;

/**
 * The elementary functions that losses use, each with the same bits on every machine and Java
 * version.
 *
 * <p>Logarithms are fixed sequences of IEEE operations ({@code Logarithm}); the others follow
 * fdlibm, whose results {@link StrictMath} is specified to return. Errors are below 1 ulp. Special
 * values are those of {@link Math}.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Elementary {

  /** Up to this distance from 0, artanh is summed as a series. */
  private static final double ARTANH_BOUND = 0.6;

  /** 1/3, 1/5, 1/7, …: the first one left out is below 2⁻⁵⁶ of the sum for |u| ≤ 0.6. */
  private static final double[] ARTANH = new double[36];

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

  /**
   * Returns φ(x) = x − ln(1 + x) without cancellation, for x ≥ −1.
   *
   * <p>With u = x / (2 + x), x = 2u / (1 − u) and ln(1 + x) = 2 artanh u, so φ(x) = x·u − 2(artanh
   * u − u), whose second term is at most half of the first where |u| ≤ 0.6. Beyond, the difference
   * is taken as it stands.
   */
  public static double phi(double x) {
    double u = x / (2 + x);
    return Math.abs(u) <= ARTANH_BOUND ? Math.fma(x, u, -2 * artanhRest(u)) : x - ln1p(x);
  }

  /** Returns artanh(u) − u = u³/3 + u⁵/5 + … without cancellation, for |u| ≤ 0.6. */
  public static double artanhRest(double u) {
    double square = u * u;
    return u * square * polynomial(ARTANH, square);
  }

  /** Returns eˣ − 1 − x without cancellation. */
  public static double expm1Rest(double x) {
    return Math.abs(x) <= EXP_BOUND ? x * x * polynomial(EXP, x) : expm1(x) - x;
  }

  /** Returns cosh x − 1 without cancellation, for |x| ≤ 2. */
  public static double coshm1(double x) {
    double square = x * x;
    return square * polynomial(COSH, square);
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = Math.fma(sum, x, coefficients[k]);
    }
    return sum;
  }
}

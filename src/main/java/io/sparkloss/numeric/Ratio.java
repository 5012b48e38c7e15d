package io.sparkloss.numeric;

/**
 * Logarithms of ratios as fixed sequences of IEEE operations.
 *
 * <p>A ratio is known as q = a/b as rounded and the part e of a that this lost, (a − q·b)/a, where
 * the remainder is exact by one fused multiply-add; so ln(a/b) = ln q + e.
 *
 * <p>With q = 2ᵏ·c, c in [√½, √2), x = c·(1 + e) − 1 as a sum of two doubles, and s = x / (2 + x),
 * \[ a/b - 1 - \ln(a/b) = (x s - s R(s^2)) + ((q - c)(1 + e) - k \ln 2), \] where R is that of
 * {@link Logarithm}. The first parenthesis is φ(x), in which nothing cancels; the second is 0 for k
 * = 0, and otherwise a sum of two doubles, because up to a quarter of the first may cancel against
 * it. There is no branch between near and far, so that a form on vectors follows the same order.
 *
 * <p>Domain: positive finite a and b; one 0 gives the limit. Error: below 1 ulp for the logarithm,
 * 2.5 ulp for φ.
 *
 * <p>Source: T. J. Dekker, A floating-point technique for extending the available precision (1971),
 * doi:10.1007/BF01397083, for sums of two; the remainder of a quotient is a double unless it
 * underflows (J.-M. Muller and others, Handbook of floating-point arithmetic, 2nd edition, 2018,
 * doi:10.1007/978-3-319-76526-6).
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
final class Ratio {

  /** From this dividend on, remainders do not underflow. */
  static final double LEAST_DIVIDEND = 0x1p-900;

  /** The least ratio that φ serves without a second look. */
  static final double LEAST = 0x1p-1000;

  /** The greatest ratio that φ serves without a second look. */
  static final double GREATEST = 0x1p1000;

  /** Takes every smaller dividend to where remainders do not underflow. */
  private static final double UP = 0x1p600;

  /** Times {@link #UP}, this does not overflow. */
  private static final double MODERATE = 0x1p300;

  private Ratio() {}

  /** Returns ln(a/b). */
  static double ln(double a, double b) {
    double q = a / b;
    if (!(q >= Double.MIN_NORMAL && q <= Double.MAX_VALUE && a > 0 && a <= Double.MAX_VALUE)) {
      return Logarithm.ln(a) - Logarithm.ln(b);
    }
    return a >= LEAST_DIVIDEND ? Logarithm.ofNormal(q, 0, lost(a, b, q)) : ln(a * UP, b * UP);
  }

  /** Returns a/b − 1 − ln(a/b). */
  static double phi(double a, double b) {
    double q = a / b;
    if (!(q >= LEAST && q <= GREATEST && a >= LEAST_DIVIDEND && a <= Double.MAX_VALUE)) {
      return rarePhi(a, b, q);
    }
    double e = lost(a, b, q);
    double k = Logarithm.exponent(q);
    double f = Logarithm.fraction(q);
    return far(q, e, k, f, near(f, e));
  }

  /** Returns φ where the ratio is far from 1, or both are tiny, or not positive and finite. */
  private static double rarePhi(double a, double b, double q) {
    if (a > 0 && a < LEAST_DIVIDEND && b <= MODERATE) {
      return phi(a * UP, b * UP);
    }
    return q <= Double.MAX_VALUE ? (q - 1) - ln(a, b) : q;
  }

  /** Returns what q as rounded lost of a/b, as a part of it. */
  private static double lost(double a, double b, double q) {
    return Math.fma(-q, b, a) / a;
  }

  /** Returns φ(x) for 1 + x = (1 + f)·(1 + e). */
  private static double near(double f, double e) {
    double low = e * (1 + f);
    double x = f + low;
    double xLow = low - (x - f);
    double d = 2 + x;
    double dLow = (x - (d - 2)) + xLow;
    double s = x / d;
    double sLow = (Math.fma(-s, d, x) + (xLow - s * dLow)) / d;
    return Math.fma(x, s, (x * sLow + xLow * s) - s * Logarithm.rest(s * s));
  }

  /** Returns φ(x) + (q − c)(1 + e) − k·ln 2. */
  private static double far(double q, double e, double k, double f, double near) {
    double c = 1 + f;
    double part = q - c;
    double multiple = k * Logarithm.LN_2_HIGH;
    double all = part - multiple;
    double low = Lost.inSum(q, -c, part) + Lost.inSum(part, -multiple, all);
    return all + ((low + (e * part - k * Logarithm.LN_2_LOW)) + near);
  }
}

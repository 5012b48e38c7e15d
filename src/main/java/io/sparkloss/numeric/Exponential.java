package io.sparkloss.numeric;

/**
 * Exponential and hyperbolic functions as fixed sequences of IEEE operations.
 *
 * <p>With n the integer nearest to x / ln 2 and r = x − n ln 2, eˣ = 2ⁿ·eʳ, and eʳ = 1 + r +
 * r²·Q(r) with Q the polynomial of degree 10 for which the largest error over |r| ≤ ½ ln 2 is least
 * (Remez's exchange; {@code elementary.py} beside the reference values makes it again). Its share
 * of the result's error is below 2⁻⁶¹. r is x − n·{@link Logarithm#LN_2_HIGH}, which is exact, less
 * n·{@link Logarithm#LN_2_LOW}; what that loses, and what 1 + r loses, is put back. So eʳ is known
 * to some 57 digits as a sum of two doubles, and the functions are:
 *
 * <ul>
 *   <li>exp x: the sum, times 2ⁿ.
 *   <li>expm1 x: 2ⁿ·(1 + r) − 1, what that loses, and 2ⁿ times the second double.
 *   <li>eˣ − 1 − x: x²·Q(x) near 0; elsewhere the same two doubles less x, and what that loses.
 *   <li>sinh x: up to |x| = 1 an odd polynomial, beyond ½·(eˣ − e⁻ˣ).
 *   <li>tanh x: E / (E + 2) with E = e²ˣ − 1 as a sum of two, the quotient's loss put back.
 *   <li>σ(z): 1 / (1 + e⁻ᶻ), or e^z / (1 + e^z) below 0, the same way.
 * </ul>
 *
 * <p>No fused multiply-add and no table is used: a form on vectors that follows the same order has
 * the same bits.
 *
 * <p>Domain and special values: those of {@link Math}. Error: below 0.8 ulp; subnormal results,
 * which are rounded twice, stay below 1 ulp.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
final class Exponential {

  /** Up to this distance from 0, eˣ is a normal double. */
  static final double NORMAL = 708;

  /** Added and subtracted again, it rounds to an integer; the low bits of the sum hold it too. */
  static final double ROUNDER = 0x1.8p52;

  static final double INVERSE_LN_2 = 0x1.71547652b82fep0;

  /** Q from its second coefficient on; the first is ½. */
  static final double Q1 = 0x1.5555555555559p-3;

  static final double Q2 = 0x1.555555555555ap-5;
  static final double Q3 = 0x1.111111110f6aep-7;
  static final double Q4 = 0x1.6c16c16c1445dp-10;
  static final double Q5 = 0x1.a01a01afe53d6p-13;
  static final double Q6 = 0x1.a01a01b0b3515p-16;
  static final double Q7 = 0x1.71ddf85368b93p-19;
  static final double Q8 = 0x1.27e4c5a8c1deap-22;
  static final double Q9 = 0x1.af5ebf5fbf36bp-26;
  static final double Q10 = 0x1.1f955729caa9bp-29;

  /** (sinh x − x) / x³ as a polynomial in x², for |x| ≤ 1, lowest power first. */
  static final double S0 = 0x1.5555555555556p-3;

  static final double S1 = 0x1.11111111110a1p-7;
  static final double S2 = 0x1.a01a01a02923ap-13;
  static final double S3 = 0x1.71de3a45f3ef6p-19;
  static final double S4 = 0x1.ae6467692a0b2p-26;
  static final double S5 = 0x1.611a3913532aap-33;
  static final double S6 = 0x1.b4cfcc6cc0352p-41;

  /** From here on e⁻ˣ is below an eighth of an ulp of 1. */
  private static final double SATURATED = 40;

  /** Closer to 0 than this, sinh and tanh are x, and eˣ − 1 is x + ½x². */
  private static final double SMALL = 0x1p-28;

  /** Up to this distance from 0, a little below ½ ln 2, Q serves eˣ − 1 − x. */
  private static final double REST_NEAR = 0.346;

  /** Beyond, half of eˣ is infinite, and e⁻ˣ is 0. */
  private static final double OUT_OF_RANGE = 750;

  private Exponential() {}

  static double exp(double x) {
    if (!(Math.abs(x) <= NORMAL)) {
      return scaled(x, 0);
    }
    double shifted = x * INVERSE_LN_2 + ROUNDER;
    double n = shifted - ROUNDER;
    double r = reduced(x, n);
    double value = (1 + r) + tail(x, n, r, 0);
    long exponent = Double.doubleToRawLongBits(shifted) << Logarithm.EXPONENT_AT;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) + exponent);
  }

  static double expm1(double x) {
    double distance = Math.abs(x);
    if (distance < SMALL) {
      return x == 0 ? x : x + 0.5 * x * x;
    }
    if (!(distance <= SATURATED)) {
      return x < 0 ? -1 : scaled(x, 0);
    }
    double n = nearest(x);
    double r = reduced(x, n);
    double scale = power(n);
    double first = scale * (1 + r) - 1;
    return first + second(x, n, r, scale, first);
  }

  /** Returns eˣ − 1 − x. */
  static double expm1Rest(double x) {
    double distance = Math.abs(x);
    if (distance <= REST_NEAR) {
      return x * x * (0.5 + series(x));
    }
    if (!(distance <= SATURATED)) {
      return expm1(x) - x;
    }
    double n = nearest(x);
    double r = reduced(x, n);
    double scale = power(n);
    double first = scale * (1 + r) - 1;
    double rest = first - x;
    return rest + (Lost.inSum(first, -x, rest) + second(x, n, r, scale, first));
  }

  static double sinh(double x) {
    double distance = Math.abs(x);
    if (distance <= 1) {
      double z = x * x;
      double w = z * z;
      double high = (S2 + z * S3) + w * ((S4 + z * S5) + w * S6);
      return x + x * (z * ((S0 + z * S1) + w * high));
    }
    double value = distance <= NORMAL ? half(distance) : scaled(distance, -1);
    return Math.copySign(value, x);
  }

  static double tanh(double x) {
    double distance = Math.abs(x);
    if (!(distance >= SMALL && distance <= SATURATED / 2)) {
      return distance > 1 ? Math.copySign(1, x) : x;
    }
    double twice = 2 * distance;
    double n = nearest(twice);
    double r = reduced(twice, n);
    double scale = power(n);
    double first = scale * (1 + r) - 1;
    double second = second(twice, n, r, scale, first);
    double e = first + second;
    double eLow = Lost.inSum(first, second, e);
    return Math.copySign(ratio(e, eLow, e, eLow, 2), x);
  }

  static double sigmoid(double z) {
    double distance = Math.abs(z);
    if (!(distance <= SATURATED)) {
      return z > 0 ? 1 : exp(z);
    }
    double n = nearest(-distance);
    double r = reduced(-distance, n);
    double scale = power(n);
    double first = 1 + r;
    double second = tail(-distance, n, r, 0);
    double value = first + second;
    double low = scale * (second - (value - first));
    double e = scale * value;
    return z < 0 ? ratio(e, low, e, low, 1) : ratio(1, 0, e, low, 1);
  }

  /** Returns (n + nLow) / (base + e + eLow). */
  private static double ratio(double n, double nLow, double e, double eLow, double base) {
    double sum = base + e;
    double quotient = n / sum;
    double sumLow = Lost.inSum(base, e, sum) + eLow;
    return quotient + Lost.inQuotient(n, nLow, sum, sumLow, quotient);
  }

  /** Returns ½·(eˣ − e⁻ˣ) for x from 1 to {@link #NORMAL}. */
  private static double half(double x) {
    double n = nearest(x);
    double r = reduced(x, n);
    double scale = power(n - 1);
    double first = scale * (1 + r);
    double second = scale * tail(x, n, r, 0);
    return first + (second - 0.25 / (first + second));
  }

  /** Returns the integer nearest to x / ln 2. */
  private static double nearest(double x) {
    return (x * INVERSE_LN_2 + ROUNDER) - ROUNDER;
  }

  /** Returns 2ⁿ for an n from −1022 to 1023. */
  private static double power(double n) {
    return Double.longBitsToDouble(((long) n + Logarithm.BIAS) << Logarithm.EXPONENT_AT);
  }

  /** Returns r = x − n·ln 2. */
  private static double reduced(double x, double n) {
    return (x - n * Logarithm.LN_2_HIGH) - n * Logarithm.LN_2_LOW;
  }

  /**
   * Returns eʳ less the rounded 1 + r, where r stands for x − n·ln 2 before rounding and lost for
   * what r² as rounded lost, or 0 where this does not matter.
   */
  private static double tail(double x, double n, double r, double lost) {
    double sum = 1 + r;
    double inSum = r - (sum - 1);
    double inR = ((x - n * Logarithm.LN_2_HIGH) - r) - n * Logarithm.LN_2_LOW;
    double square = r * r;
    return 0.5 * square + (square * series(r) + (0.5 * lost + (inR * sum + inSum)));
  }

  /** Returns Q(r) − ½, where Q(r) = (eʳ − 1 − r) / r², for |r| up to ½ ln 2. */
  static double series(double r) {
    double z = r * r;
    double w = z * z;
    double low = r * Q1 + z * (Q2 + r * Q3);
    double middle = (Q4 + r * Q5) + z * (Q6 + r * Q7);
    double high = (Q8 + r * Q9) + z * Q10;
    return low + w * (middle + w * high);
  }

  /** Returns eˣ − 1 less its first double. */
  private static double second(double x, double n, double r, double scale, double first) {
    double lost = Lost.inProduct(r, r, r * r);
    return Lost.inSum(scale * (1 + r), -1, first) + scale * tail(x, n, r, lost);
  }

  /** Returns eˣ·2^shift where a double's exponent may not reach. */
  private static double scaled(double x, int shift) {
    if (!(Math.abs(x) <= OUT_OF_RANGE)) {
      return x < 0 ? 0 : x > 0 ? Double.POSITIVE_INFINITY : x;
    }
    double n = nearest(x);
    double r = reduced(x, n);
    double half = Math.rint(0.5 * n);
    return ((1 + r) + tail(x, n, r, 0)) * power(half) * power(n - half + shift);
  }
}

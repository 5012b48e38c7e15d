package io.sparkloss.numeric;

/**
 * Natural logarithms as fixed sequences of IEEE operations.
 *
 * <p>An argument is 2ᵏ·(1 + f) with 1 + f in [√½, √2). With s = f / (2 + f), ln(1 + f) = 2 artanh s
 * = f − f²/2 + s·(f²/2 + R(s²)), where R(z) = z·P(z) stands for the series 2z/3 + 2z²/5 + 2z³/7 +
 * …. P is the polynomial of degree 7 for which the largest error, as it weighs in the functions
 * below, is least (Remez's exchange); {@code elementary.py} beside the reference values makes it
 * again. Its share of a result's error is below 2⁻⁶³.
 *
 * <p>k·ln 2 is split: {@link #LN_2_HIGH} has 42 bits, so its product with k is exact, and what
 * adding f loses is put back (Dekker's sum of two, larger first). No fused multiply-add and no
 * table is used: a form on vectors that follows the same order has the same bits.
 *
 * <p>φ(x) = x − ln(1 + x) is x² / (2 + x) − s·R(s²) near 0, with s = x / (2 + x), where nothing
 * cancels; elsewhere the difference of the terms above, the large ones as sums of two doubles.
 *
 * <p>Domain and special values: those of {@link Math#log} and {@link Math#log1p}. Error: below 0.87
 * ulp, subnormal arguments and results included.
 *
 * <p>Source: T. J. Dekker, A floating-point technique for extending the available precision (1971),
 * doi:10.1007/BF01397083, for the sum of two; the reduction by artanh is textbook mathematics (M.
 * Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 4.1.27).
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
final class Logarithm {

  /** ln 2 to 42 bits: its product with any exponent is exact. */
  static final double LN_2_HIGH = 0x1.62e42fefa38p-1;

  /** ln 2 less {@link #LN_2_HIGH}. */
  static final double LN_2_LOW = 0x1.ef35793c7673p-45;

  /** The bits of √½, where the reduced argument begins. */
  static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;

  /** Added to a double's bits, it moves numbers below a √½·2ᵏ into the binade before. */
  static final long SHIFT = Double.doubleToRawLongBits(1) - SQRT_HALF;

  /** The bits of a double behind its exponent. */
  static final long FRACTION = (1L << 52) - 1;

  /** Where the exponent of a double begins. */
  static final int EXPONENT_AT = 52;

  /** The exponent field of numbers in [1, 2). */
  static final int BIAS = 1023;

  /** P, lowest power first. */
  static final double P0 = 0x1.5555555555555p-1;

  static final double P1 = 0x1.9999999999b9ap-2;
  static final double P2 = 0x1.249249245705ap-2;
  static final double P3 = 0x1.c71c72298dba4p-3;
  static final double P4 = 0x1.745cebf6b2f49p-3;
  static final double P5 = 0x1.3b1e7a5d8fb3p-3;
  static final double P6 = 0x1.0f8b25d5c6b6ap-3;
  static final double P7 = 0x1.0dd5e2dda2e5dp-3;

  /** Closer to 0 than this, ln(1 + x) is summed as a series. */
  static final double SMALL = 0x1p-28;

  /** Closer to 0 than this, φ(x) is ½x². */
  static final double TINY = 0x1p-300;

  /** 1/3. */
  static final double THIRD = 1.0 / 3;

  private static final int SUBNORMAL_SHIFT = 54;

  private Logarithm() {}

  static double ln(double x) {
    return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE ? ofNormal(x, 0, 0) : ofRare(x);
  }

  static double ln1p(double x) {
    if (Math.abs(x) < SMALL) {
      return x - x * x * (0.5 - THIRD * x);
    }
    if (!(x > -1 && x <= Double.MAX_VALUE)) {
      return x == -1 ? Double.NEGATIVE_INFINITY : x > -1 ? x : Double.NaN;
    }
    double sum = 1 + x;
    double part = sum - 1;
    double lost = (1 - (sum - part)) + (x - part);
    return ofNormal(sum, 0, lost / sum);
  }

  /** Returns x − ln(1 + x). */
  static double phi(double x) {
    if (!(x > -1 && x <= Double.MAX_VALUE)) {
      return x == -1 ? Double.POSITIVE_INFINITY : x > -1 ? x : Double.NaN;
    }
    if (Math.abs(x) < TINY) {
      return 0.5 * x * x;
    }
    double sum = 1 + x;
    double k = exponent(sum);
    return k == 0 ? phiNear(x) : phiFar(x, sum, k);
  }

  /** Returns φ(x) = x² / (2 + x) − s·R(s²) for 1 + x in [√½, √2): the second is a fifteenth. */
  private static double phiNear(double x) {
    double d = 2 + x;
    double square = x * x;
    double squareLow = Lost.inProduct(x, x, square);
    double quotient = square / d;
    double low = Lost.inQuotient(square, squareLow, d, Lost.inSum(2, x, d), quotient);
    double s = x / d;
    return quotient + (low - s * rest(s * s));
  }

  /** Returns x − k·ln 2 − 2s − s·R(s²), all but the last term as sums of two doubles. */
  private static double phiFar(double x, double sum, double k) {
    double f = fraction(sum);
    double d = 2 + f;
    double s = f / d;
    double sLow = Lost.inQuotient(f, 0, d, Lost.inSum(2, f, d), s);
    double multiple = k * LN_2_HIGH;
    double part = x - multiple;
    double all = part - 2 * s;
    double low = Lost.inSum(x, -multiple, part) + Lost.inSum(part, -2 * s, all);
    double extra = Lost.inSum(1, x, sum) / sum;
    return all + (low - (2 * sLow + (s * rest(s * s) + (k * LN_2_LOW + extra))));
  }

  /** Returns ln x + shift·ln 2 + extra, for a positive normal x and an extra below an ulp of x. */
  static double ofNormal(double x, int shift, double extra) {
    double k = exponent(x) - shift;
    double f = fraction(x);
    double s = f / (2 + f);
    double half = 0.5 * f * f;
    double multiple = k * LN_2_HIGH;
    double high = multiple + f;
    double low = f - (high - multiple);
    return high - (half - (s * (half + rest(s * s)) + (k * LN_2_LOW + (extra + low))));
  }

  /** Returns k of x = 2ᵏ·(1 + f). */
  static double exponent(double x) {
    return ((Double.doubleToRawLongBits(x) + SHIFT) >>> EXPONENT_AT) - (double) BIAS;
  }

  /** Returns f of x = 2ᵏ·(1 + f). */
  static double fraction(double x) {
    long moved = Double.doubleToRawLongBits(x) + SHIFT;
    return Double.longBitsToDouble((moved & FRACTION) + SQRT_HALF) - 1;
  }

  /** Returns R(z) = 2 artanh(√z)/√z − 2. */
  static double rest(double z) {
    double w = z * z;
    double low = P0 + z * P1;
    double middle = P2 + z * P3;
    double high = (P4 + z * P5) + w * (P6 + z * P7);
    return z * (low + w * (middle + w * high));
  }

  /** Returns the logarithm of what is no positive normal number. */
  private static double ofRare(double x) {
    if (x == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (x > 0) {
      return x <= Double.MAX_VALUE ? ofNormal(x * (1L << SUBNORMAL_SHIFT), SUBNORMAL_SHIFT, 0) : x;
    }
    return Double.NaN;
  }
}

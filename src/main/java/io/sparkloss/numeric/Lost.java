package io.sparkloss.numeric;

/**
 * What a rounded sum, product or quotient lost, by additions and multiplications alone.
 *
 * <p>Unlike {@link Exact} it needs no fused multiply-add and checks nothing: operands are finite,
 * and neither a result nor the product of two halves overflows or is subnormal.
 *
 * <p>Source: D. E. Knuth, The Art of Computer Programming, vol. 2 (sum); T. J. Dekker, A
 * floating-point technique for extending the available precision (1971), doi:10.1007/BF01397083
 * (product and quotient).
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
final class Lost {

  /** Keeps the upper 26 of a double's 53 digits: products of such halves are exact. */
  static final long UPPER_HALF = -1L << 27;

  private Lost() {}

  /** Returns a + b − sum, where sum is a + b as rounded: exact. */
  static double inSum(double a, double b, double sum) {
    double part = sum - a;
    return (a - (sum - part)) + (b - part);
  }

  /** Returns a·b − product, where product is a·b as rounded: exact. */
  static double inProduct(double a, double b, double product) {
    double aHigh = upper(a);
    double bHigh = upper(b);
    double aLow = a - aHigh;
    double bLow = b - bHigh;
    return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
  }

  /**
   * Returns (n + nLow) / (d + dLow) − quotient, where quotient is n / d as rounded and the lows are
   * at most an ulp of theirs: to about 50 digits of its own.
   */
  static double inQuotient(double n, double nLow, double d, double dLow, double quotient) {
    double product = quotient * d;
    double rest = (n - product) - inProduct(quotient, d, product);
    return (rest + (nLow - quotient * dLow)) / d;
  }

  private static double upper(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & UPPER_HALF);
  }
}

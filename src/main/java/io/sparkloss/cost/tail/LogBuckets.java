package io.sparkloss.cost.tail;

/**
 * Buckets for doubles, by sign, exponent and the first bits of the significand.
 *
 * <p>Keys are whole numbers in the order of the values: 0 is zero alone (of either sign), positive
 * values have positive keys, and the key of −x is minus that of x. With b bits an octave has 2ᵇ
 * buckets, so the ends of a bucket differ by at most 2⁻ᵇ of the nearer to zero; below 2⁻¹⁰²² they
 * differ by 2⁻¹⁰²²⁻ᵇ. Infinity has a bucket alone, and so has NaN, beyond +∞.
 */
final class LogBuckets {

  private static final int SIGNIFICAND_BITS = 52;

  private LogBuckets() {}

  /** Returns the key of a value. */
  static int key(double x, int bits) {
    if (x == 0) {
      return 0;
    }
    int key = 1 + (int) (Double.doubleToLongBits(Math.abs(x)) >>> (SIGNIFICAND_BITS - bits));
    return x < 0 ? -key : key;
  }

  /** Returns the least double of a bucket. */
  static double least(int key, int bits) {
    return key < 0 ? -farthest(-key, bits) : nearest(key, bits);
  }

  /** Returns the greatest double of a bucket. */
  static double greatest(int key, int bits) {
    return key < 0 ? -nearest(-key, bits) : farthest(key, bits);
  }

  /** Returns the double of a bucket of keys from 0 on that is nearest to zero. */
  private static double nearest(int key, int bits) {
    return key == 1 ? Double.MIN_VALUE : edge(key, bits);
  }

  /** Returns the double of a bucket of keys from 0 on that is farthest from zero. */
  private static double farthest(int key, int bits) {
    double nearest = nearest(key, bits);
    boolean alone = nearest == 0 || nearest == Double.POSITIVE_INFINITY;
    return alone ? nearest : Math.nextDown(edge(key + 1, bits));
  }

  private static double edge(int key, int bits) {
    return key == 0 ? 0 : Double.longBitsToDouble((key - 1L) << (SIGNIFICAND_BITS - bits));
  }
}

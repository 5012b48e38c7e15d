package io.sparkloss.numeric;

/**
 * Error-free transformations of two doubles, and the correctly rounded sum of three.
 *
 * <p>{@code sumError(a, b)} is the double e for which {@code a + b} as rounded, plus e, is exactly
 * a + b; {@code productError} the same for the product (exact unless the product is subnormal).
 *
 * <p>Non-finite values: where the rounded sum or product is not finite the error is 0, so that the
 * IEEE value stands alone.
 *
 * <p>Source: D. E. Knuth, The Art of Computer Programming, vol. 2 (TwoSum); T. Ogita, S. M. Rump,
 * S. Oishi, Accurate sum and dot product (2005), doi:10.1137/030601818; S. Boldo, G. Melquiond,
 * Emulation of a FMA and correctly rounded sums (2008), doi:10.1109/TC.2007.70819.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Exact {

  private Exact() {}

  /** Returns the rounding error of {@code a + b}; 0 where the sum is not finite. */
  public static double sumError(double a, double b) {
    return Math.abs(a + b) <= Double.MAX_VALUE ? finiteSumError(a, b) : 0;
  }

  /** Returns the rounding error of {@code a + b} for a finite sum, without a branch. */
  public static double finiteSumError(double a, double b) {
    double sum = a + b;
    double bPart = sum - a;
    return (a - (sum - bPart)) + (b - bPart);
  }

  /** Returns the rounding error of {@code a * b}; 0 where the product is not finite. */
  public static double productError(double a, double b) {
    double product = a * b;
    return Math.abs(product) <= Double.MAX_VALUE ? Math.fma(a, b, -product) : 0;
  }

  /** Returns a + b + c, rounded once. */
  public static double round(double a, double b, double c) {
    double lower = b + c;
    double lowest = sumError(b, c);
    double high = a + lower;
    if (!(Math.abs(high) <= Double.MAX_VALUE)) {
      return high;
    }
    double middle = sumError(a, lower);
    double rest = middle + lowest;
    return high + oddly(rest, sumError(middle, lowest));
  }

  /**
   * Returns the exact sum whose rounded value and error are given, rounded to odd: this keeps the
   * knowledge on which side of a tie it lies through one more addition.
   */
  private static double oddly(double rounded, double error) {
    boolean even = (Double.doubleToRawLongBits(rounded) & 1) == 0;
    if (error == 0 || !even) {
      return rounded;
    }
    return error > 0 ? Math.nextUp(rounded) : Math.nextDown(rounded);
  }
}

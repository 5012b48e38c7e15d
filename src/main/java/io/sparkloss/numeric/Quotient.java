package io.sparkloss.numeric;

/**
 * The quotient of two sums of three parts, by doubles alone where that is enough to round it right.
 *
 * <p>Each sum is taken as two doubles h + l, which lose at most 2⁻⁵³ of what is not in the first.
 * With q = h/H and its exact remainder, the quotient is q + ((h − qH) + (l − qL))/H, where all that
 * is rounded or left out is below 2⁻⁸⁰ of q. If the quotient rounds to the same double with twice
 * that more and less, this is the one; if not, the question is open, about once in ten million.
 *
 * <p>Source: A. Ziv, Fast evaluation of elementary mathematical functions with correctly rounded
 * last bit (1991), doi:10.1145/114697.116813, for the test.
 *
 * <p>All methods are pure functions.
 */
final class Quotient {

  /** Between these no step here underflows or overflows. */
  private static final double LEAST = 0x1p-400;

  private static final double GREATEST = 0x1p400;

  /** What is not in the first two parts' rounded sum is less than this share of it. */
  private static final double SMALL = 0x1p-30;

  private static final double ERROR = 0x1p-79;

  private Quotient() {}

  /** Returns the quotient, rounded once; NaN where the question stays open. */
  static double of(ThreePartSum dividend, ThreePartSum divisor) {
    double first = dividend.high() + dividend.middle();
    double rest = Exact.finiteSumError(dividend.high(), dividend.middle()) + dividend.low();
    double by = divisor.high() + divisor.middle();
    double byRest = Exact.finiteSumError(divisor.high(), divisor.middle()) + divisor.low();
    if (!(isPlain(first, rest) && isPlain(by, byRest))) {
      return Double.NaN;
    }
    double high = first + rest;
    double low = Exact.finiteSumError(first, rest);
    double byHigh = by + byRest;
    double byLow = Exact.finiteSumError(by, byRest);
    double quotient = high / byHigh;
    double remainder = Math.fma(-quotient, byHigh, high);
    double correction = (remainder + (low - quotient * byLow)) / byHigh;
    double error = ERROR * Math.abs(quotient);
    double rounded = quotient + (correction - error);
    return rounded == quotient + (correction + error) ? rounded : Double.NaN;
  }

  private static boolean isPlain(double first, double rest) {
    double size = Math.abs(first);
    return size > LEAST && size < GREATEST && Math.abs(rest) < SMALL * size;
  }
}

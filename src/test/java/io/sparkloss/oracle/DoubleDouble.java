package io.sparkloss.oracle;

import java.math.BigDecimal;

/**
 * A number as the sum of two doubles: about 106 bits, fast enough for 10⁸ arguments.
 *
 * <p>It shares no code with {@code numeric}; {@link DoubleDoubleMathTest} checks it against
 * decimals.
 */
public record DoubleDouble(double high, double low) {

  /** 0. */
  public static final DoubleDouble ZERO = new DoubleDouble(0, 0);

  /** 1. */
  public static final DoubleDouble ONE = new DoubleDouble(1, 0);

  /** Returns the double's value. */
  public static DoubleDouble of(double x) {
    return new DoubleDouble(x, 0);
  }

  /** Returns the decimal, rounded to two doubles. */
  public static DoubleDouble of(BigDecimal x) {
    double high = x.doubleValue();
    return new DoubleDouble(high, x.subtract(new BigDecimal(high)).doubleValue());
  }

  /** Returns the exact sum of two doubles. */
  public static DoubleDouble sum(double a, double b) {
    double sum = a + b;
    double part = sum - a;
    return new DoubleDouble(sum, (a - (sum - part)) + (b - part));
  }

  /** Returns this + other. */
  public DoubleDouble plus(DoubleDouble other) {
    DoubleDouble highs = sum(high, other.high);
    DoubleDouble lows = sum(low, other.low);
    DoubleDouble once = ordered(highs.high, highs.low + lows.high);
    return ordered(once.high, once.low + lows.low);
  }

  /** Returns this − other. */
  public DoubleDouble minus(DoubleDouble other) {
    return plus(new DoubleDouble(-other.high, -other.low));
  }

  /** Returns this · other. */
  public DoubleDouble times(DoubleDouble other) {
    double product = high * other.high;
    double lost = Math.fma(high, other.high, -product);
    return ordered(product, lost + (high * other.low + low * other.high));
  }

  /** Returns this · factor for a power of 2. */
  public DoubleDouble scaled(double factor) {
    return new DoubleDouble(high * factor, low * factor);
  }

  /** Returns this / other. */
  public DoubleDouble over(DoubleDouble other) {
    double first = high / other.high;
    DoubleDouble rest = minus(other.times(of(first)));
    double second = rest.high / other.high;
    double third = rest.minus(other.times(of(second))).high / other.high;
    return ordered(first, second).plus(of(third));
  }

  /** Returns the value with all its digits. */
  public BigDecimal exact() {
    return new BigDecimal(high).add(new BigDecimal(low));
  }

  /** Returns the error of a double, in units in the last place of this value. */
  public double ulpsTo(double actual) {
    if (Double.isInfinite(high) || !Double.isFinite(actual)) {
      return actual == high ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.abs((actual - high - low) / Math.ulp(high));
  }

  private static DoubleDouble ordered(double larger, double smaller) {
    double sum = larger + smaller;
    return new DoubleDouble(sum, smaller - (sum - larger));
  }
}

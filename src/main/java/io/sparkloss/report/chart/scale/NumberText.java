package io.sparkloss.report.chart.scale;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Numbers as charts write them: thousands apart by commas, and a power of ten only where a number
 * is very large or very small, as in {@code 1.2e9}. The text does not depend on the locale.
 */
public final class NumberText {

  /** What stands for a number that is not there. */
  public static final String MISSING = "no value";

  private static final MathContext SHORT = new MathContext(6);
  private static final BigDecimal HUGE = BigDecimal.TEN.pow(9);

  /** Numbers whose first digit comes later after the point are written with a power of ten. */
  private static final int PLAIN_POWER = -4;

  private NumberText() {}

  /**
   * Returns a number with at most six digits; {@value #MISSING} for NaN, and ∞ with its sign for
   * infinite ones.
   */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return MISSING;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    BigDecimal shown = new BigDecimal(value).round(SHORT).stripTrailingZeros();
    boolean small = shown.signum() != 0 && power(shown) < PLAIN_POWER;
    return isHuge(shown) || small ? scientific(shown) : plain(shown, decimals(shown));
  }

  /** Returns a count with its thousands apart. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Returns a count for a picture: as it is, unless it has more than nine digits. */
  public static String shortCount(long count) {
    return count < HUGE.longValue() ? count(count) : of((double) count);
  }

  /** Returns a number with this many digits after the point. */
  static String plain(BigDecimal value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** Returns a number as digits and a power of ten, without zeros at the end. */
  static String scientific(BigDecimal value) {
    BigDecimal digits = value.stripTrailingZeros();
    if (digits.signum() == 0) {
      return "0";
    }
    int power = power(digits);
    return digits.scaleByPowerOfTen(-power).toPlainString() + "e" + power;
  }

  /** Returns the power of ten of a number's first digit. */
  static int power(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  static boolean isHuge(BigDecimal value) {
    return value.abs().compareTo(HUGE) >= 0;
  }

  /** Returns how many digits a number has after the point. */
  static int decimals(BigDecimal value) {
    return Math.max(0, value.stripTrailingZeros().scale());
  }
}

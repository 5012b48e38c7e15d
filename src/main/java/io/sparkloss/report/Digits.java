package io.sparkloss.report;

import io.sparkloss.result.entry.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers for people: a cost has as many digits as its standard error supports, which is two of the
 * standard error's own; without one it has six.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Digits {

  private static final int OF_ERROR = 2;
  private static final MathContext WITHOUT_ERROR = new MathContext(6, RoundingMode.HALF_EVEN);

  /** Plain notation is left where a number would have more digits than this on one side. */
  private static final int PLAIN = 9;

  private final int decimals;
  private final boolean rounded;

  private Digits(int decimals, boolean rounded) {
    this.decimals = decimals;
    this.rounded = rounded;
  }

  /** Returns the digits that an estimate supports. */
  public static Digits of(Estimate estimate) {
    return ofError(estimate.standardError());
  }

  /** Returns the digits that a standard error supports. */
  public static Digits ofError(double error) {
    if (!(error > 0 && error <= Double.MAX_VALUE)) {
      return new Digits(0, false);
    }
    BigDecimal shown = new BigDecimal(error).round(new MathContext(OF_ERROR));
    return new Digits(shown.scale() + OF_ERROR - shown.precision(), true);
  }

  /** Returns a number; {@code -} where it is not defined. */
  public String text(double value) {
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      return Double.isNaN(value) ? "-" : Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shown =
        rounded ? exact.setScale(decimals, RoundingMode.HALF_EVEN) : exact.round(WITHOUT_ERROR);
    if (shown.signum() == 0) {
      return rounded && decimals > 0 && decimals <= PLAIN ? shown.toPlainString() : "0";
    }
    int before = shown.precision() - shown.scale();
    if (before > PLAIN || shown.scale() > PLAIN) {
      int digits = Math.max(1, Math.min(shown.precision(), WITHOUT_ERROR.getPrecision()));
      return String.format(Locale.ROOT, "%." + (digits - 1) + "e", shown);
    }
    return (rounded ? shown : shown.stripTrailingZeros()).toPlainString();
  }

  /** Returns a count with its thousands apart. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Returns a share in percent, never rounded to all or nothing. */
  public static String percent(double share) {
    if (Double.isNaN(share)) {
      return "-";
    }
    double hundred = 100 * share;
    BigDecimal shown = new BigDecimal(hundred).setScale(2, RoundingMode.HALF_EVEN);
    boolean lost = shown.signum() == 0 ? hundred > 0 : hundred < 100 && shown.intValue() == 100;
    if (lost) {
      return hundred < 1 ? "below 0.01%" : "above 99.99%";
    }
    return shown.stripTrailingZeros().toPlainString() + "%";
  }
}

package io.sparkloss.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;

/** Errors counted in units in the last place of the exact value. */
public final class Ulps {

  private Ulps() {}

  /** Returns the error of a double; 0 where both overflow, infinite where only one does. */
  public static double error(double actual, BigDecimal exact) {
    double rounded = exact.doubleValue();
    if (Double.isInfinite(rounded) || !Double.isFinite(actual)) {
      return actual == rounded ? 0 : Double.POSITIVE_INFINITY;
    }
    return error(actual, exact, Math.ulp(rounded));
  }

  /** Returns the error of a double in the given unit. */
  public static double error(double actual, BigDecimal exact, double unit) {
    return new BigDecimal(actual)
        .subtract(exact)
        .abs()
        .divide(new BigDecimal(unit), MathContext.DECIMAL32)
        .doubleValue();
  }

  /** Asserts that the error is within a bound. */
  public static void assertWithin(double bound, double actual, BigDecimal exact, String what) {
    assertThat(error(actual, exact))
        .as(
            "error in ulp of %s: %s for exactly %s",
            what, actual, exact.round(MathContext.DECIMAL64))
        .isLessThanOrEqualTo(bound);
  }
}

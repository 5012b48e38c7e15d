package io.sparkloss.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Elementary functions of decimals to {@link #CONTEXT}'s digits, from their power series alone: an
 * oracle that shares nothing with the code under test.
 */
public final class BigMath {

  /** Digits of every result; the last few may be wrong. */
  public static final MathContext CONTEXT = new MathContext(110, RoundingMode.HALF_EVEN);

  private static final MathContext INNER = new MathContext(125, RoundingMode.HALF_EVEN);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal SMALL = new BigDecimal("0.1");
  private static final int HALVINGS = 12;

  /** Below this, e to the power counts as 0: it is beyond every double by far. */
  private static final BigDecimal VANISHING = BigDecimal.valueOf(-6000);

  private static final BigDecimal LN_TEN = newtonLn(BigDecimal.TEN);

  private BigMath() {}

  /** Returns the double's exact value. */
  public static BigDecimal big(double x) {
    return new BigDecimal(x);
  }

  /** Returns eˣ. */
  public static BigDecimal exp(BigDecimal x) {
    if (x.compareTo(VANISHING) < 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal small = x.divide(TWO.pow(HALVINGS), INNER);
    BigDecimal power = BigDecimal.ONE.add(seriesOfExpm1(small), INNER);
    for (int i = 0; i < HALVINGS; i++) {
      power = power.multiply(power, INNER);
    }
    return power.round(CONTEXT);
  }

  /** Returns ln x. */
  public static BigDecimal ln(BigDecimal x) {
    BigDecimal distance = x.subtract(BigDecimal.ONE);
    if (distance.abs().compareTo(SMALL) < 0) {
      return ln1p(distance);
    }
    int exponent = x.precision() - x.scale() - 1;
    BigDecimal mantissa = x.scaleByPowerOfTen(-exponent);
    return newtonLn(mantissa)
        .add(LN_TEN.multiply(BigDecimal.valueOf(exponent), INNER), INNER)
        .round(CONTEXT);
  }

  /** Returns ln(1 + x) to full relative accuracy. */
  public static BigDecimal ln1p(BigDecimal x) {
    if (x.abs().compareTo(SMALL) >= 0) {
      return ln(BigDecimal.ONE.add(x));
    }
    BigDecimal u = x.divide(TWO.add(x), INNER);
    BigDecimal square = u.multiply(u, INNER);
    BigDecimal power = u;
    BigDecimal sum = u;
    for (int k = 3; !negligible(power, sum); k += 2) {
      power = power.multiply(square, INNER);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), INNER), INNER);
    }
    return sum.multiply(TWO).round(CONTEXT);
  }

  /** Returns eˣ − 1 to full relative accuracy. */
  public static BigDecimal expm1(BigDecimal x) {
    return x.abs().compareTo(SMALL) < 0
        ? seriesOfExpm1(x).round(CONTEXT)
        : exp(x).subtract(BigDecimal.ONE, CONTEXT);
  }

  /** Returns sinh x to full relative accuracy. */
  public static BigDecimal sinh(BigDecimal x) {
    BigDecimal e = expm1(x);
    return e.add(e.divide(e.add(BigDecimal.ONE), INNER), INNER).divide(TWO, CONTEXT);
  }

  /** Returns x to the power y, for x above 0. */
  public static BigDecimal pow(BigDecimal x, BigDecimal y) {
    return exp(y.multiply(ln(x), INNER));
  }

  private static BigDecimal seriesOfExpm1(BigDecimal x) {
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int k = 2; !negligible(term, sum); k++) {
      term = term.multiply(x, INNER).divide(BigDecimal.valueOf(k), INNER);
      sum = sum.add(term, INNER);
    }
    return sum;
  }

  /** Returns ln x for x in [0.1, 10] by Halley's iteration, each step of which triples digits. */
  private static BigDecimal newtonLn(BigDecimal x) {
    BigDecimal y = new BigDecimal(Math.log(x.doubleValue()));
    for (int i = 0; i < 3; i++) {
      BigDecimal e = exp(y);
      y = y.add(TWO.multiply(x.subtract(e)).divide(x.add(e), INNER), INNER);
    }
    return y;
  }

  private static boolean negligible(BigDecimal term, BigDecimal sum) {
    return term.signum() == 0 || magnitude(term) < magnitude(sum) - INNER.getPrecision() - 1;
  }

  private static int magnitude(BigDecimal x) {
    return x.precision() - x.scale();
  }
}

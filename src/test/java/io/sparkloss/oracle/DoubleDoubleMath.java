package io.sparkloss.oracle;

import java.math.BigDecimal;

/**
 * Elementary functions to about 100 bits, by power series in {@link DoubleDouble}: the reference
 * for arguments too many for {@link BigMath}. Results are normal doubles.
 */
public final class DoubleDoubleMath {

  private static final DoubleDouble TWO = DoubleDouble.of(2);
  private static final DoubleDouble LN_2 = DoubleDouble.of(BigMath.ln(BigDecimal.valueOf(2)));

  /** 1/2!, 1/3!, …. */
  private static final DoubleDouble[] FACTORIALS = new DoubleDouble[13];

  /** 1/3, 1/5, …. */
  private static final DoubleDouble[] ODDS = new DoubleDouble[11];

  /** Up to this distance from 1, logarithms are summed as a series. */
  private static final double NEAR = 0.05;

  private static final int HALVINGS = 4;

  static {
    BigDecimal factorial = BigDecimal.ONE;
    for (int k = 0; k < FACTORIALS.length; k++) {
      factorial = factorial.multiply(BigDecimal.valueOf(k + 2L));
      FACTORIALS[k] = DoubleDouble.of(BigDecimal.ONE.divide(factorial, BigMath.CONTEXT));
    }
    for (int k = 0; k < ODDS.length; k++) {
      ODDS[k] = DoubleDouble.ONE.over(DoubleDouble.of(2 * k + 3));
    }
  }

  private DoubleDoubleMath() {}

  /** Returns eˣ. */
  public static DoubleDouble exp(DoubleDouble x) {
    double n = Math.rint(x.high() / LN_2.high());
    DoubleDouble r = x.minus(LN_2.times(DoubleDouble.of(n)));
    DoubleDouble power = DoubleDouble.ONE.plus(expm1Near(r));
    int half = (int) n / 2;
    return power.scaled(Math.scalb(1.0, half)).scaled(Math.scalb(1.0, (int) n - half));
  }

  /** Returns eˣ − 1. */
  public static DoubleDouble expm1(DoubleDouble x) {
    return Math.abs(x.high()) < 0.5 ? expm1Near(x) : exp(x).minus(DoubleDouble.ONE);
  }

  /** Returns sinh x. */
  public static DoubleDouble sinh(DoubleDouble x) {
    if (x.high() < 0) {
      return sinh(x.scaled(-1)).scaled(-1);
    }
    DoubleDouble e = expm1(x);
    return e.plus(e.over(e.plus(DoubleDouble.ONE))).scaled(0.5);
  }

  /** Returns tanh x. */
  public static DoubleDouble tanh(DoubleDouble x) {
    DoubleDouble e = expm1(x.scaled(2));
    return e.over(e.plus(TWO));
  }

  /** Returns 1 / (1 + e⁻ᶻ). */
  public static DoubleDouble sigmoid(DoubleDouble z) {
    if (z.high() > 0) {
      DoubleDouble e = exp(z.scaled(-1));
      return DoubleDouble.ONE.over(DoubleDouble.ONE.plus(e));
    }
    DoubleDouble e = exp(z);
    return e.over(DoubleDouble.ONE.plus(e));
  }

  /** Returns ln x. */
  public static DoubleDouble ln(DoubleDouble x) {
    int k = Math.getExponent(x.high() * 1.4);
    double scale = Math.scalb(1.0, -k);
    DoubleDouble m = x.scaled(scale);
    DoubleDouble distance = m.minus(DoubleDouble.ONE);
    if (Math.abs(distance.high()) <= NEAR) {
      return ln1pNear(distance).plus(LN_2.times(DoubleDouble.of(k)));
    }
    DoubleDouble start = DoubleDouble.of(StrictMath.log(m.high()));
    DoubleDouble quotient = m.times(exp(start.scaled(-1)));
    DoubleDouble rest = ln1pNear(quotient.minus(DoubleDouble.ONE));
    return LN_2.times(DoubleDouble.of(k)).plus(start.plus(rest));
  }

  /** Returns ln(1 + x). */
  public static DoubleDouble ln1p(DoubleDouble x) {
    return Math.abs(x.high()) <= NEAR ? ln1pNear(x) : ln(DoubleDouble.ONE.plus(x));
  }

  /** Returns x − ln(1 + x). */
  public static DoubleDouble phi(DoubleDouble x) {
    if (Math.abs(x.high()) > NEAR) {
      return x.minus(ln1p(x));
    }
    DoubleDouble u = x.over(TWO.plus(x));
    return u.times(x.minus(artanhOver(u).scaled(2)));
  }

  /** Returns 2 artanh(x / (2 + x)) by its series. */
  private static DoubleDouble ln1pNear(DoubleDouble x) {
    DoubleDouble u = x.over(TWO.plus(x));
    return u.plus(u.times(artanhOver(u))).scaled(2);
  }

  /** Returns artanh(u) / u − 1. */
  private static DoubleDouble artanhOver(DoubleDouble u) {
    DoubleDouble square = u.times(u);
    return square.times(polynomial(ODDS, square));
  }

  /** Returns eˣ − 1 from its series at x / 2⁴ by (1 + e)² − 1 = e·(2 + e). */
  private static DoubleDouble expm1Near(DoubleDouble x) {
    DoubleDouble part = x.scaled(Math.scalb(1.0, -HALVINGS));
    DoubleDouble e = part.plus(part.times(part).times(polynomial(FACTORIALS, part)));
    for (int i = 0; i < HALVINGS; i++) {
      e = e.times(TWO.plus(e));
    }
    return e;
  }

  private static DoubleDouble polynomial(DoubleDouble[] coefficients, DoubleDouble x) {
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum.times(x).plus(coefficients[k]);
    }
    return sum;
  }
}

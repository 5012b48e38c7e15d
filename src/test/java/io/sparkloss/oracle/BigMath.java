package io.sparkloss.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Elementary functions of decimals to {@link #CONTEXT}'s digits, from their power series alone, in
 * binary fixed point: an oracle that shares nothing with the code under test.
 */
public final class BigMath {

  /** Digits of every result. */
  public static final MathContext CONTEXT = new MathContext(64, RoundingMode.HALF_EVEN);

  private static final MathContext INNER = new MathContext(80, RoundingMode.HALF_EVEN);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal SMALL = new BigDecimal("0.1");

  /** Below this, e to the power counts as 0: it is beyond every double by far. */
  private static final double VANISHING = -6000;

  /** Bits behind the point, for arguments of about 1. */
  private static final int BITS = 300;

  private static final int HALVINGS = 8;
  private static final double LN_2_AS_DOUBLE = Math.log(2);

  /** ln 2 = 2 artanh(1/3). */
  private static final BigDecimal LN_2 =
      decimal(artanh(BigInteger.ONE.shiftLeft(BITS).divide(BigInteger.valueOf(3)), BITS), BITS)
          .multiply(TWO);

  private BigMath() {}

  /** Returns the double's exact value. */
  public static BigDecimal big(double x) {
    return new BigDecimal(x);
  }

  /** Returns eˣ, with x = n ln 2 + r and e^r by its series at r / 2⁸. */
  public static BigDecimal exp(BigDecimal x) {
    if (x.doubleValue() < VANISHING) {
      return BigDecimal.ZERO;
    }
    int n = (int) Math.rint(x.doubleValue() / LN_2_AS_DOUBLE);
    BigDecimal rest = x.subtract(LN_2.multiply(BigDecimal.valueOf(n)), INNER);
    BigInteger power = expm1(fixed(rest, BITS).shiftRight(HALVINGS), BITS).add(one(BITS));
    for (int i = 0; i < HALVINGS; i++) {
      power = power.multiply(power).shiftRight(BITS);
    }
    return decimal(power, BITS - n).round(CONTEXT);
  }

  /** Returns eˣ − 1 to full relative accuracy. */
  public static BigDecimal expm1(BigDecimal x) {
    if (x.abs().compareTo(SMALL) >= 0) {
      return exp(x).subtract(BigDecimal.ONE, CONTEXT);
    }
    int bits = bitsFor(x);
    return decimal(expm1(fixed(x, bits), bits), bits).round(CONTEXT);
  }

  /** Returns ln x, from the double nearest to it by Halley's iteration, which triples digits. */
  public static BigDecimal ln(BigDecimal x) {
    BigDecimal distance = x.subtract(BigDecimal.ONE);
    if (distance.abs().compareTo(SMALL) < 0) {
      return ln1p(distance);
    }
    int exponent = x.precision() - x.scale() - 1;
    BigDecimal y =
        big(Math.log(x.scaleByPowerOfTen(-exponent).doubleValue()) + exponent * Math.log(10));
    BigDecimal rounded = x.round(INNER);
    for (int i = 0; i < 2; i++) {
      BigDecimal e = exp(y);
      BigDecimal step = rounded.subtract(e).divide(rounded.add(e), INNER);
      y = y.add(TWO.multiply(step), INNER);
    }
    return y.round(CONTEXT);
  }

  /** Returns ln(1 + x) = 2 artanh(x / (2 + x)) to full relative accuracy. */
  public static BigDecimal ln1p(BigDecimal x) {
    if (x.abs().compareTo(SMALL) >= 0) {
      return ln(BigDecimal.ONE.add(x));
    }
    int bits = bitsFor(x);
    BigInteger numerator = fixed(x, bits);
    BigInteger u = numerator.shiftLeft(bits).divide(one(bits).shiftLeft(1).add(numerator));
    return decimal(artanh(u, bits), bits).multiply(TWO).round(CONTEXT);
  }

  /** Returns sinh x to full relative accuracy. */
  public static BigDecimal sinh(BigDecimal x) {
    BigDecimal e = expm1(x.abs());
    BigDecimal sinh = e.add(e.divide(e.add(BigDecimal.ONE), INNER), INNER).divide(TWO, CONTEXT);
    return x.signum() < 0 ? sinh.negate() : sinh;
  }

  /** Returns x to the power y, for x above 0. */
  public static BigDecimal pow(BigDecimal x, BigDecimal y) {
    return exp(y.multiply(ln(x), INNER));
  }

  private static BigInteger expm1(BigInteger x, int bits) {
    BigInteger term = x;
    BigInteger sum = x;
    for (int k = 2; term.bitLength() > 1; k++) {
      term = term.multiply(x).shiftRight(bits).divide(BigInteger.valueOf(k));
      sum = sum.add(term);
    }
    return sum;
  }

  private static BigInteger artanh(BigInteger u, int bits) {
    BigInteger square = u.multiply(u).shiftRight(bits);
    BigInteger power = u;
    BigInteger sum = u;
    for (int k = 3; power.bitLength() > 1; k += 2) {
      power = power.multiply(square).shiftRight(bits);
      sum = sum.add(power.divide(BigInteger.valueOf(k)));
    }
    return sum;
  }

  /** Returns how many bits behind the point give a small number {@link #BITS} of its own. */
  private static int bitsFor(BigDecimal x) {
    int leadingZeros = Math.max(0, x.scale() - x.precision());
    return BITS + leadingZeros * 10 / 3 + 4;
  }

  private static BigInteger one(int bits) {
    return BigInteger.ONE.shiftLeft(bits);
  }

  private static BigInteger fixed(BigDecimal x, int bits) {
    return x.multiply(new BigDecimal(one(bits))).toBigInteger();
  }

  private static BigDecimal decimal(BigInteger x, int bits) {
    BigDecimal power = TWO.pow(Math.abs(bits), INNER);
    BigDecimal value = new BigDecimal(x);
    return bits >= 0 ? value.divide(power, INNER) : value.multiply(power, INNER);
  }
}

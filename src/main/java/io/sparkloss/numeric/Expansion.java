package io.sparkloss.numeric;

import java.util.Arrays;

/**
 * A number held as the unevaluated, exact sum of doubles that do not overlap. Addition and
 * multiplication are exact; it serves the few operations at the end of an aggregation, where
 * moments are centred.
 *
 * <p>Exactness holds as long as no product overflows or falls below the smallest normal double;
 * callers scale by powers of two first. Inputs must be finite.
 *
 * <p>Source: J. R. Shewchuk, Adaptive precision floating-point arithmetic and fast robust geometric
 * predicates (1997), doi:10.1007/PL00009321.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Expansion {

  private static final Expansion ZERO = new Expansion(new double[0]);

  /** Non-zero components of increasing magnitude that do not overlap. */
  private final double[] parts;

  private Expansion(double[] parts) {
    this.parts = parts;
  }

  /** Returns the exact sum of the terms. */
  public static Expansion of(double... terms) {
    Expansion sum = ZERO;
    for (double term : terms) {
      sum = sum.plus(term);
    }
    return sum;
  }

  /** Returns the exact value of a sum's parts, times 2 to the power of {@code exponent}. */
  public static Expansion of(ThreePartSum sum, int exponent) {
    return of(
        Math.scalb(sum.low(), exponent),
        Math.scalb(sum.middle(), exponent),
        Math.scalb(sum.high(), exponent));
  }

  /** Returns the exact sum. */
  public Expansion plus(Expansion other) {
    Expansion sum = this;
    for (double part : other.parts) {
      sum = sum.plus(part);
    }
    return sum;
  }

  /** Returns the exact difference. */
  public Expansion minus(Expansion other) {
    return plus(other.times(-1));
  }

  /** Returns the exact product. */
  public Expansion times(Expansion other) {
    Expansion sum = ZERO;
    for (double part : other.parts) {
      sum = sum.plus(times(part));
    }
    return sum;
  }

  /** Returns the exact product with a double. */
  public Expansion times(double factor) {
    Expansion product = ZERO;
    for (double part : parts) {
      product = product.plus(Exact.productError(part, factor)).plus(part * factor);
    }
    return product;
  }

  /** Returns the quotient, rounded once but for a chance of about 2⁻⁹⁰ at a tie. */
  public double dividedBy(Expansion divisor) {
    double[] digits = quotient(divisor);
    return Exact.round(digits[0], digits[1], digits[2]);
  }

  /** Returns the quotient to about 150 bits; the divisor must not be 0. */
  public Expansion over(Expansion divisor) {
    return of(quotient(divisor));
  }

  /** Returns a quotient as the sum of three doubles, the largest first. */
  private double[] quotient(Expansion divisor) {
    double first = value() / divisor.value();
    if (!(Math.abs(first) <= Double.MAX_VALUE) || first == 0) {
      return new double[] {first, 0, 0};
    }
    Expansion rest = minus(divisor.times(first));
    double second = rest.value() / divisor.value();
    double third = rest.minus(divisor.times(second)).value() / divisor.value();
    return new double[] {first, second, third};
  }

  /** Returns the value, rounded once. */
  public double value() {
    int n = parts.length;
    return switch (n) {
      case 0 -> 0;
      case 1 -> parts[0];
      case 2 -> parts[1] + parts[0];
      default -> Exact.round(parts[n - 1], parts[n - 2], parts[n - 3]);
    };
  }

  /** Returns −1, 0 or 1. */
  public int signum() {
    return parts.length == 0 ? 0 : (int) Math.signum(parts[parts.length - 1]);
  }

  private Expansion plus(double term) {
    double[] grown = new double[parts.length + 1];
    int size = 0;
    double carry = term;
    for (double part : parts) {
      double error = Exact.sumError(carry, part);
      carry += part;
      if (error != 0) {
        grown[size++] = error;
      }
    }
    if (carry != 0) {
      grown[size++] = carry;
    }
    return new Expansion(Arrays.copyOf(grown, size));
  }

  @Override
  public String toString() {
    return Arrays.toString(parts);
  }
}

package io.sparkloss.cost.density;

/**
 * An axis in cells of the width 2ᵏ: cell i holds the numbers x with ⌊x/2ᵏ⌋ = i.
 *
 * <p>Two cells that follow each other, the first of an even number, are one cell of the width 2ᵏ⁺¹:
 * ⌊x/2ᵏ⁺¹⌋ = ⌊⌊x/2ᵏ⌋/2⌋.
 *
 * <p>Domain: numbers with |x| &lt; 2ᵏ⁺⁵³, which {@link #holds} tells. Their quotients are below
 * 2⁵³, so they are doubles without a rounding, or lie between −1 and 1, where only the sign counts.
 *
 * <p>Immutable and safe for use by many threads.
 */
final class DyadicGrid {

  /** The bits of a significand. */
  private static final int PRECISION = 53;

  /** The exponent of the finest grid: its cells hold one double each around 0. */
  static final int FINEST = Double.MIN_EXPONENT - PRECISION + 1;

  private final int exponent;

  /** Two factors that make 2⁻ᵏ, which itself may be no double. */
  private final double once;

  private final double twice;
  private final double limit;

  /** Creates the grid of an exponent from {@link #FINEST} on. */
  DyadicGrid(int exponent) {
    this.exponent = exponent;
    int half = -exponent / 2;
    once = Math.scalb(1.0, half);
    twice = Math.scalb(1.0, -exponent - half);
    limit = Math.scalb(1.0, exponent + PRECISION);
  }

  /** Returns the least exponent of a grid that holds all numbers up to a finite magnitude. */
  static int finest(double magnitude) {
    return Math.max(FINEST, Math.getExponent(magnitude) - PRECISION + 1);
  }

  /** Returns k. */
  int exponent() {
    return exponent;
  }

  /** Returns whether a magnitude is not too great for cells of this width. */
  boolean holds(double magnitude) {
    return magnitude < limit;
  }

  /** Returns the cell of a number. */
  long cell(double x) {
    double cells = x * once * twice;
    // A negative number that is lost by scaling is still below 0.
    return cells == 0 && x < 0 ? -1 : (long) Math.floor(cells);
  }
}

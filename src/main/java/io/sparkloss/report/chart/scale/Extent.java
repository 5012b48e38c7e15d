package io.sparkloss.report.chart.scale;

import java.util.stream.DoubleStream;

/**
 * The least and the greatest of some numbers. NaN and infinite numbers do not count; with no number
 * left the extent is empty, and its least is above its greatest. Numbers beyond ±1e300 count as
 * that, so that the width is always finite.
 *
 * @param low the least number
 * @param high the greatest number
 */
record Extent(double low, double high) {

  private static final double FARTHEST = 1e300;

  /** Below this, in relation to the numbers, a difference has too few digits to be drawn. */
  private static final double NARROW = 1e-12;

  /** Below this the arithmetic of ticks would leave the normal numbers. */
  private static final double TINY = 1e-290;

  /** How far to either side a single number's axis reaches, in relation to the number. */
  private static final double MARGIN = 0.1;

  /** Returns the extent of the finite numbers. */
  static Extent of(DoubleStream values) {
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    values
        .filter(Double::isFinite)
        .map(value -> Math.max(-FARTHEST, Math.min(FARTHEST, value)))
        .forEach(
            value -> {
              range[0] = Math.min(range[0], value);
              range[1] = Math.max(range[1], value);
            });
    return new Extent(range[0], range[1]);
  }

  boolean isEmpty() {
    return low > high;
  }

  /** Returns this extent, or one around its middle where it is too narrow to be drawn. */
  Extent widened() {
    double middle = low / 2 + high / 2;
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (size < TINY) {
      return new Extent(-1, 1);
    }
    if (high - low > NARROW * size) {
      return this;
    }
    double margin = MARGIN * size;
    return new Extent(middle - margin, middle + margin);
  }
}

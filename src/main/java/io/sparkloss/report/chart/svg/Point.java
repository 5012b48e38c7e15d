package io.sparkloss.report.chart.svg;

/**
 * A place in a picture.
 *
 * @param x from the left
 * @param y from the top
 */
public record Point(double x, double y) {

  /** Returns a place to the right of this one, or to its left if negative. */
  public Point right(double distance) {
    return new Point(x + distance, y);
  }

  /** Returns a place below this one, or above it if negative. */
  public Point down(double distance) {
    return new Point(x, y + distance);
  }
}

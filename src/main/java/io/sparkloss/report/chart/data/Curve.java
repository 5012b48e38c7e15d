package io.sparkloss.report.chart.data;

import java.util.List;

/**
 * A named curve.
 *
 * @param series its name and look
 * @param points in the order in which they are joined; the curve is broken at points that have no
 *     place on an axis, such as NaN, or zero on a logarithmic one
 * @param look what is drawn of it
 */
public record Curve(Series series, List<Point> points, Look look) {

  /**
   * A point of a curve.
   *
   * @param x from left to right
   * @param y from bottom to top
   */
  public record Point(double x, double y) {}

  /** What is drawn of a curve. */
  public enum Look {
    /** A line through the points. */
    LINE,
    /** A marker at each point. */
    MARKERS,
    /** A line through the points and a marker at each. */
    BOTH
  }

  /** Copies the points. */
  public Curve {
    points = List.copyOf(points);
  }

  /** Returns a line through points. */
  public static Curve line(Series series, List<Point> points) {
    return new Curve(series, points, Look.LINE);
  }

  /** Tells whether the points are joined. */
  public boolean isJoined() {
    return look != Look.MARKERS;
  }

  /** Tells whether the points have markers. */
  public boolean isMarked() {
    return look != Look.LINE;
  }
}

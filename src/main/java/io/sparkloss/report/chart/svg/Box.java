package io.sparkloss.report.chart.svg;

/**
 * A rectangle in a picture.
 *
 * @param left least x
 * @param top least y
 * @param right greatest x
 * @param bottom greatest y
 */
public record Box(double left, double top, double right, double bottom) {

  /** Returns the box between two opposite corners. */
  public static Box between(Point one, Point other) {
    return new Box(
        Math.min(one.x(), other.x()),
        Math.min(one.y(), other.y()),
        Math.max(one.x(), other.x()),
        Math.max(one.y(), other.y()));
  }

  /** Returns the box of a size around a place. */
  public static Box around(Point middle, double width, double height) {
    return between(
        middle.right(-width / 2).down(-height / 2), middle.right(width / 2).down(height / 2));
  }

  /** Returns this box, widened to both sides where it is narrower or lower than this. */
  public Box atLeast(double size) {
    double across = Math.max(0, size - width()) / 2;
    double up = Math.max(0, size - height()) / 2;
    return new Box(left - across, top - up, right + across, bottom + up);
  }

  /** Returns the distance from left to right. */
  public double width() {
    return right - left;
  }

  /** Returns the distance from top to bottom. */
  public double height() {
    return bottom - top;
  }

  /** Returns the place at these shares of the width from the left and the height from below. */
  public Point at(double x, double y) {
    return new Point(left + x * width(), bottom - y * height());
  }
}

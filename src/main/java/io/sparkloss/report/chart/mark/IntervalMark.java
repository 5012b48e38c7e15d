package io.sparkloss.report.chart.mark;

import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.scale.Scale;
import io.sparkloss.report.chart.svg.Drawing;
import io.sparkloss.report.chart.svg.Marker;
import io.sparkloss.report.chart.svg.Paint;
import io.sparkloss.report.chart.svg.Point;
import io.sparkloss.report.chart.svg.Stroke;
import java.util.function.DoubleFunction;

/**
 * A number with its interval along an axis: a marker on a bar. What is beyond the axis becomes an
 * arrow at the frame.
 *
 * @param value the number and its interval
 * @param series the number of its series
 * @param scale the axis
 */
public record IntervalMark(Interval value, int series, Scale scale) {

  private static final double WIDTH = 2.5;

  /** Which way an axis goes. */
  public enum Direction {
    /** From left to right. */
    ACROSS(Marker.LEFTWARDS, Marker.RIGHTWARDS),
    /** From bottom to top. */
    UP(Marker.DOWNWARDS, Marker.UPWARDS);

    private final Marker less;
    private final Marker more;

    Direction(Marker less, Marker more) {
      this.less = less;
      this.more = more;
    }
  }

  /**
   * Draws the bar, if both ends are known.
   *
   * @param places where something is by its share of the axis
   */
  public void drawBar(Drawing drawing, Direction direction, DoubleFunction<Point> places) {
    if (!value.hasEnds()) {
      return;
    }
    Point low = places.apply(scale.shareWithin(value.low()));
    Point high = places.apply(scale.shareWithin(value.high()));
    drawing.line(low, high, Stroke.solid(series, WIDTH));
    if (scale.share(value.low()) < 0) {
      drawing.marker(direction.less, low, Paint.series(series));
    }
    if (scale.share(value.high()) > 1) {
      drawing.marker(direction.more, high, Paint.series(series));
    }
  }

  /**
   * Draws the marker, if the number is known.
   *
   * @param places where something is by its share of the axis
   */
  public void drawMarker(Drawing drawing, Direction direction, DoubleFunction<Point> places) {
    if (value.hasEstimate()) {
      double share = scale.share(value.estimate());
      Marker beyond = share < 0 ? direction.less : direction.more;
      Marker marker = share < 0 || share > 1 ? beyond : Marker.series(series);
      Point at = places.apply(scale.shareWithin(value.estimate()));
      drawing.marker(marker, at, Paint.series(series));
    }
  }
}

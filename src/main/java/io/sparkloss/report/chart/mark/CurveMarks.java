package io.sparkloss.report.chart.mark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Curve;
import io.sparkloss.report.chart.scale.NumberText;
import io.sparkloss.report.chart.svg.Drawing;
import io.sparkloss.report.chart.svg.Legend;
import io.sparkloss.report.chart.svg.Marker;
import io.sparkloss.report.chart.svg.Paint;
import io.sparkloss.report.chart.svg.Plot;
import io.sparkloss.report.chart.svg.Point;
import io.sparkloss.report.chart.svg.Stroke;
import io.sparkloss.report.chart.vega.VegaLayer;
import io.sparkloss.report.chart.vega.VegaSpec;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Curves on two axes.
 *
 * @param curves the curves, of which later ones lie above
 * @param axes what their points are
 */
public record CurveMarks(List<Curve> curves, Axes axes) {

  /** Copies the curves. */
  public CurveMarks {
    curves = List.copyOf(curves);
  }

  /** Adds the names. */
  public void name(Legend legend) {
    for (Curve curve : curves) {
      int number = curve.series().number();
      legend.add(
          curve.series().name(),
          (drawing, box) -> {
            if (curve.isJoined()) {
              drawing.line(box.at(0, 0.5), box.at(1, 0.5), Stroke.series(number));
            }
            if (curve.isMarked()) {
              drawing.marker(Marker.series(number), box.at(0.5, 0.5), Paint.series(number));
            }
          });
    }
  }

  /** Returns where the points are that can be drawn, from left to right. */
  public DoubleStream x() {
    return curves.stream()
        .flatMapToDouble(
            curve -> curve.points().stream().filter(this::isShown).mapToDouble(Curve.Point::x));
  }

  /** Returns where the points are that can be drawn, upwards. */
  public DoubleStream y() {
    return curves.stream()
        .flatMapToDouble(
            curve -> curve.points().stream().filter(this::isShown).mapToDouble(Curve.Point::y));
  }

  /** Draws the curves as far as they are in the frame. */
  public void draw(Drawing drawing, Plot plot) {
    drawing.clipped(plot.box(), () -> curves.forEach(curve -> drawLine(drawing, curve, plot)));
    for (Curve curve : curves) {
      if (curve.isMarked()) {
        drawMarkers(drawing, curve, plot);
      }
    }
  }

  /** Adds layers with the lines and the markers. */
  public void specify(VegaSpec spec) {
    List<Curve> joined = curves.stream().filter(Curve::isJoined).toList();
    if (!joined.isEmpty()) {
      specify(spec.addLayer("line").order("number"), joined);
    }
    List<Curve> marked = curves.stream().filter(Curve::isMarked).toList();
    if (!marked.isEmpty()) {
      specify(spec.addLayer("point"), marked);
    }
  }

  private void specify(VegaLayer layer, List<Curve> some) {
    layer.number("x", "x", axes.x()).number("y", "y", axes.y());
    layer.series(curves.stream().map(Curve::series).toList());
    for (Curve curve : some) {
      for (int i = 0; i < curve.points().size(); i++) {
        ObjectNode row = layer.addRow().put("series", curve.series().name()).put("number", i);
        VegaSpec.put(row, "x", curve.points().get(i).x());
        VegaSpec.put(row, "y", curve.points().get(i).y());
      }
    }
  }

  /** Returns a row for each point: its curve, and where it is. */
  public List<List<String>> cells() {
    return curves.stream()
        .flatMap(
            curve ->
                curve.points().stream()
                    .map(
                        point ->
                            List.of(
                                curve.series().name(),
                                NumberText.of(point.x()),
                                NumberText.of(point.y()))))
        .toList();
  }

  private void drawLine(Drawing drawing, Curve curve, Plot plot) {
    for (List<Curve.Point> run : Runs.of(curve.points(), this::isShown)) {
      if (curve.isJoined() && run.size() > 1) {
        List<Point> points = run.stream().map(point -> plot.at(point.x(), point.y())).toList();
        drawing.curve(points, Stroke.series(curve.series().number()));
      }
    }
  }

  private static void drawMarkers(Drawing drawing, Curve curve, Plot plot) {
    int number = curve.series().number();
    for (Curve.Point point : curve.points()) {
      if (plot.x().scale().holds(point.x()) && plot.y().scale().holds(point.y())) {
        String at = NumberText.of(point.x()) + ", " + NumberText.of(point.y());
        drawing.group(
            curve.series().name() + ": " + at,
            () ->
                drawing.marker(
                    Marker.series(number), plot.at(point.x(), point.y()), Paint.series(number)));
      }
    }
  }

  private boolean isShown(Curve.Point point) {
    return axes.x().kind().shows(point.x()) && axes.y().kind().shows(point.y());
  }
}

package io.sparkloss.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.mark.Diagonal;
import io.sparkloss.report.chart.mark.IntervalMark;
import io.sparkloss.report.chart.mark.IntervalMark.Direction;
import io.sparkloss.report.chart.mark.IntervalText;
import io.sparkloss.report.chart.scale.NumberText;
import io.sparkloss.report.chart.scale.Ruler;
import io.sparkloss.report.chart.scale.Scale;
import io.sparkloss.report.chart.scale.ScaleKind;
import io.sparkloss.report.chart.svg.Box;
import io.sparkloss.report.chart.svg.Drawing;
import io.sparkloss.report.chart.svg.Legend;
import io.sparkloss.report.chart.svg.Paint;
import io.sparkloss.report.chart.svg.Plot;
import io.sparkloss.report.chart.vega.VegaLayer;
import io.sparkloss.report.chart.vega.VegaSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What was predicted against what came about, with the line on which both are the same, and below
 * it how many rows each point stands for. Both axes reach equally far.
 *
 * <p>On logit axes a share of 0 or 1 has no place: it becomes an arrow at the frame.
 *
 * @param heading what the picture is called
 * @param axes what was predicted and what was observed; of the same kind
 * @param points the points
 */
public record ReliabilityChart(Heading heading, Axes axes, List<Point> points) implements Chart {

  private static final Diagonal DIAGONAL = new Diagonal("predicted as observed");
  private static final double HEIGHT = 240;
  private static final double STRIP = 50;
  private static final double GAP = 38;
  private static final double BAR = 7;

  /**
   * Rows of about the same prediction.
   *
   * @param predicted their mean prediction; they are not drawn if it is NaN
   * @param observed what came about on average
   * @param count how many rows there are
   */
  public record Point(double predicted, Interval observed, long count) {}

  /** Copies the points and checks the axes. */
  public ReliabilityChart {
    points = List.copyOf(points);
    Diagonal.check(axes);
  }

  @Override
  public String svg() {
    Drawing drawing = new Drawing(heading);
    Legend legend = new Legend();
    DIAGONAL.name(legend);
    Scale scale = scale();
    Plot plot = plot(legend.draw(drawing), scale);
    plot.drawUp(drawing);
    plot.drawLinesAcross(drawing);
    DIAGONAL.draw(drawing, plot);
    Plot strip = strip(plot);
    strip.drawUp(drawing);
    strip.drawAcross(drawing);
    for (Point point : shown()) {
      String name = NumberText.of(point.predicted()) + ", " + NumberText.count(point.count());
      drawing.group(
          IntervalText.of(name, point.observed()), () -> draw(drawing, point, plot, strip));
    }
    if (shown().isEmpty()) {
      plot.drawNothing(drawing);
    }
    return drawing.picture(strip.foot());
  }

  private static void draw(Drawing drawing, Point point, Plot plot, Plot strip) {
    double x = plot.x().scale().shareWithin(point.predicted());
    IntervalMark mark = new IntervalMark(point.observed(), 0, plot.y().scale());
    mark.drawBar(drawing, Direction.UP, y -> plot.box().at(x, y));
    mark.drawMarker(drawing, Direction.UP, y -> plot.box().at(x, y));
    double height = strip.y().scale().shareWithin((double) point.count());
    Box bar =
        Box.between(strip.box().at(x, 0).right(-BAR / 2), strip.box().at(x, height).right(BAR / 2));
    drawing.box(bar, Paint.series(0), 1);
  }

  private Plot plot(double top, Scale scale) {
    Ruler y = new Ruler(axes.y().title(), scale);
    double left = Math.max(Plot.left(y), Plot.left(counts()));
    return Plot.below(top, HEIGHT, new Ruler(axes.x().title(), scale), y).from(left);
  }

  private Plot strip(Plot above) {
    Box box = above.box();
    double top = box.bottom() + GAP;
    return new Plot(new Box(box.left(), top, box.right(), top + STRIP), above.x(), counts());
  }

  private Ruler counts() {
    DoubleStream all = shown().stream().mapToDouble(Point::count);
    Scale scale = ScaleKind.LINEAR.over(DoubleStream.concat(DoubleStream.of(0), all), 2);
    return new Ruler("count", scale);
  }

  private Scale scale() {
    DoubleStream all =
        shown().stream()
            .flatMapToDouble(
                point ->
                    DoubleStream.concat(
                        DoubleStream.of(point.predicted()), point.observed().values()));
    return axes.x().kind().over(all, Plot.STEPS_UP);
  }

  private List<Point> shown() {
    return points.stream().filter(point -> !Double.isNaN(point.predicted())).toList();
  }

  @Override
  public ObjectNode vegaLite() {
    VegaSpec spec = new VegaSpec(heading);
    for (Point point : points) {
      ObjectNode row = spec.addRow().put("count", point.count());
      VegaSpec.put(row, "predicted", point.predicted());
      VegaSpec.put(row, "observed", point.observed().estimate());
      VegaSpec.put(row, "low", point.observed().low());
      VegaSpec.put(row, "high", point.observed().high());
    }
    DIAGONAL.specify(spec, axes, scale());
    VegaLayer bars = spec.addLayer("rule").number("x", "predicted", axes.x());
    bars.number("y", "low", axes.y()).end("y2", "high", axes.y());
    bars.mark().put("color", Paint.series(0).light());
    VegaLayer markers = spec.addLayer("point").number("x", "predicted", axes.x());
    markers.number("y", "observed", axes.y()).size("count", "count");
    markers.mark().put("filled", true).put("color", Paint.series(0).light());
    return spec.json();
  }

  @Override
  public NumbersTable numbers() {
    List<List<String>> rows = new ArrayList<>();
    for (Point point : points) {
      List<String> row = new ArrayList<>(List.of(NumberText.of(point.predicted())));
      row.addAll(IntervalText.cells(point.observed()));
      row.add(NumberText.count(point.count()));
      rows.add(row);
    }
    List<String> headers = List.of(axes.x().title(), axes.y().title(), "low", "high", "count");
    return new NumbersTable(title(), headers, rows);
  }
}

package io.sparkloss.report.chart;

import io.sparkloss.report.chart.TrendChart.Line;
import io.sparkloss.report.chart.TrendChart.TimeAxes;
import io.sparkloss.report.chart.TrendChart.Value;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.report.chart.mark.GuideMarks;
import io.sparkloss.report.chart.mark.IntervalMark;
import io.sparkloss.report.chart.mark.IntervalMark.Direction;
import io.sparkloss.report.chart.mark.IntervalText;
import io.sparkloss.report.chart.mark.Runs;
import io.sparkloss.report.chart.scale.Ruler;
import io.sparkloss.report.chart.scale.Scale;
import io.sparkloss.report.chart.scale.ScaleKind;
import io.sparkloss.report.chart.svg.Drawing;
import io.sparkloss.report.chart.svg.Labels;
import io.sparkloss.report.chart.svg.Legend;
import io.sparkloss.report.chart.svg.Marker;
import io.sparkloss.report.chart.svg.Paint;
import io.sparkloss.report.chart.svg.Plot;
import io.sparkloss.report.chart.svg.Point;
import io.sparkloss.report.chart.svg.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws numbers over time.
 *
 * @param heading what the picture is called
 * @param axes what the periods and the numbers are
 * @param lines the series
 * @param guides what the numbers are compared to
 */
record TrendPicture(Heading heading, TimeAxes axes, List<Line> lines, Guides guides) {

  private static final double HEIGHT = 230;

  /** With more periods than this, markers would hide the line. */
  private static final int CROWDED = 45;

  private static final double RING = 8.5;
  private static final String BAND = "where those before let expect it";
  private static final String DOTS = "2 3";
  private static final Stroke ALERT = new Stroke(Paint.ALERT, 2, "");

  /** Returns the picture. */
  String svg() {
    Drawing drawing = new Drawing(heading);
    Plot plot = plot(legend().draw(drawing));
    Scale scale = plot.y().scale();
    GuideMarks marks = new GuideMarks(guides, axes.value());
    marks.drawBand(drawing, scale, (share, other) -> plot.box().at(other, share));
    plot.drawUp(drawing);
    drawPeriods(drawing, plot);
    marks.drawLines(drawing, scale, (share, other) -> plot.box().at(other, share));
    lines.forEach(line -> drawRibbon(drawing, line, plot));
    lines.forEach(line -> drawBand(drawing, line, plot));
    lines.forEach(line -> drawLine(drawing, line, plot));
    if (intervals().noneMatch(Interval::hasEstimate)) {
      plot.drawNothing(drawing);
    }
    return drawing.picture(plot.foot());
  }

  private Legend legend() {
    Legend legend = new Legend();
    if (lines.size() > 1) {
      for (Line line : lines) {
        int number = line.series().number();
        legend.add(
            line.series().name(),
            (drawing, box) -> {
              drawing.line(box.at(0, 0.5), box.at(1, 0.5), Stroke.series(number));
              drawing.marker(Marker.series(number), box.at(0.5, 0.5), Paint.series(number));
            });
      }
    }
    new GuideMarks(guides, axes.value()).name(legend);
    if (values().anyMatch(value -> value.band().isPresent())) {
      legend.line(BAND, new Stroke(Paint.INK, 1, DOTS));
    }
    values()
        .flatMap(value -> value.mark().stream())
        .distinct()
        .forEach(
            reason ->
                legend.add(reason, (drawing, box) -> drawing.ring(box.at(0.5, 0.5), 6, ALERT)));
    return legend;
  }

  private Plot plot(double top) {
    DoubleStream values =
        DoubleStream.concat(
            DoubleStream.concat(intervals().flatMapToDouble(Interval::values), guides.values()),
            values()
                .flatMap(value -> value.band().stream())
                .flatMapToDouble(band -> DoubleStream.of(band.from(), band.to())));
    Ruler y = new Ruler(axes.value().title(), axes.value().kind().over(values, Plot.STEPS_UP));
    Scale whole = ScaleKind.LINEAR.over(DoubleStream.empty(), 1);
    return Plot.below(top, HEIGHT, new Ruler(axes.title(), whole), y);
  }

  private void drawPeriods(Drawing drawing, Plot plot) {
    List<Double> places = positions().stream().map(at -> plot.box().at(share(at), 0).x()).toList();
    plot.drawAcross(drawing, new Labels(axes.periods(), places));
  }

  private void drawRibbon(Drawing drawing, Line line, Plot plot) {
    Paint paint = Paint.series(line.series().number());
    for (List<Integer> run : Runs.of(positions(), at -> interval(line, at).hasEnds())) {
      if (run.size() > 1) {
        List<Point> outline = new ArrayList<>();
        run.forEach(at -> outline.add(place(plot, at, interval(line, at).high())));
        for (int i = run.size() - 1; i >= 0; i--) {
          outline.add(place(plot, run.get(i), interval(line, run.get(i)).low()));
        }
        drawing.area(outline, paint, TrendChart.RIBBON);
      } else {
        int at = run.get(0);
        mark(line, at, plot).drawBar(drawing, Direction.UP, y -> plot.box().at(share(at), y));
      }
    }
  }

  /** Draws both ends of where the numbers were expected. */
  private void drawBand(Drawing drawing, Line line, Plot plot) {
    Stroke stroke = new Stroke(Paint.series(line.series().number()), 1, DOTS);
    for (List<Integer> run : Runs.of(positions(), at -> band(line, at).isPresent())) {
      for (ToDoubleFunction<Span> end : List.<ToDoubleFunction<Span>>of(Span::from, Span::to)) {
        List<Point> points = new ArrayList<>();
        for (int at : run) {
          double y = plot.y().scale().shareWithin(end.applyAsDouble(band(line, at).orElseThrow()));
          points.add(plot.box().at(at / (double) axes.periods().size(), y));
          points.add(plot.box().at((at + 1) / (double) axes.periods().size(), y));
        }
        drawing.curve(points, stroke);
      }
    }
  }

  private void drawLine(Drawing drawing, Line line, Plot plot) {
    for (List<Integer> run : Runs.of(positions(), at -> interval(line, at).hasEstimate())) {
      List<Point> points =
          run.stream().map(at -> place(plot, at, interval(line, at).estimate())).toList();
      if (points.size() > 1) {
        drawing.curve(points, Stroke.series(line.series().number()));
      }
      for (int at : run) {
        if (run.size() == 1 || run.size() <= CROWDED || line.values().get(at).mark().isPresent()) {
          drawing.group(text(line, at), () -> drawPoint(drawing, line, at, plot));
        }
      }
    }
  }

  private void drawPoint(Drawing drawing, Line line, int at, Plot plot) {
    Value value = line.values().get(at);
    mark(line, at, plot).drawMarker(drawing, Direction.UP, y -> plot.box().at(share(at), y));
    if (value.mark().isPresent()) {
      drawing.ring(place(plot, at, value.interval().estimate()), RING, ALERT);
    }
  }

  private static IntervalMark mark(Line line, int at, Plot plot) {
    return new IntervalMark(interval(line, at), line.series().number(), plot.y().scale());
  }

  private String text(Line line, int at) {
    Value value = line.values().get(at);
    String name = line.series().name() + ", " + axes.periods().get(at);
    return IntervalText.of(name, value.interval())
        + value.mark().map(reason -> ", " + reason).orElse("");
  }

  private Point place(Plot plot, int at, double value) {
    return plot.box().at(share(at), plot.y().scale().shareWithin(value));
  }

  private double share(int at) {
    return (at + 0.5) / axes.periods().size();
  }

  private List<Integer> positions() {
    return IntStream.range(0, axes.periods().size()).boxed().toList();
  }

  private static Interval interval(Line line, int at) {
    return line.values().get(at).interval();
  }

  private Stream<Value> values() {
    return lines.stream().flatMap(line -> line.values().stream());
  }

  private Stream<Interval> intervals() {
    return values().map(Value::interval);
  }

  private static Optional<Span> band(Line line, int at) {
    return line.values().get(at).band();
  }
}

package io.sparkloss.report.chart;

import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Curve;
import io.sparkloss.report.chart.data.Curve.Look;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Guides.Band;
import io.sparkloss.report.chart.data.Guides.Line;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.report.chart.scale.ScaleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Charts of hostile texts and numbers, one of each kind for each text, numbers, and scale. */
final class HardCharts {

  /** Texts that break markup, or that no file of XML may hold. */
  static final List<String> TEXTS =
      List.of(
          "<script>alert(1)</script>",
          "\"]]>&amp;'-->",
          "nul \u0000 half \ud83d of a pair",
          "",
          "a name that is much longer than any picture is wide ".repeat(4));

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** Numbers, each of which becomes all that a chart shows. */
  static final List<List<Double>> NUMBERS =
      List.of(
          List.of(),
          List.of(Double.NaN),
          List.of(0.0, 0.0),
          List.of(0.5),
          List.of(1e300, -1e300, Double.MIN_VALUE),
          List.of(1e9, 1e9 + 1e-6),
          List.of(-INFINITE, INFINITE),
          List.of(-1.0, 0.0, 1.0, 0.25, 0.75, INFINITE, Double.NaN));

  private final Heading heading;
  private final String text;
  private final Axes axes;
  private final Series series;

  private HardCharts(String text, ScaleKind kind) {
    this.text = text;
    heading = new Heading("hard", text, text);
    axes = new Axes(new Axis(text, kind), new Axis(text, kind));
    series = new Series(text, 9);
  }

  static List<Chart> all() {
    List<Chart> charts = new ArrayList<>();
    for (ScaleKind kind : ScaleKind.values()) {
      for (List<Double> numbers : NUMBERS) {
        charts.addAll(new HardCharts("hard", kind).of(numbers));
      }
      for (String text : TEXTS) {
        charts.addAll(new HardCharts(text, kind).of(List.of(0.25, 0.5)));
      }
    }
    return charts;
  }

  List<Chart> of(List<Double> numbers) {
    return List.of(
        intervals(numbers),
        trend(numbers),
        curves(numbers),
        histogram(numbers),
        reliability(numbers),
        density(numbers));
  }

  private Chart intervals(List<Double> numbers) {
    List<IntervalChart.Row> rows = new ArrayList<>();
    for (double number : numbers) {
      rows.add(
          new IntervalChart.Row(text, interval(number), series, OptionalLong.of(Long.MAX_VALUE)));
      rows.add(IntervalChart.Row.of(text, Interval.exactly(number), new Series(text, 1)));
    }
    return new IntervalChart(heading, axes.x(), rows, guides());
  }

  private Chart trend(List<Double> numbers) {
    List<TrendChart.Value> values =
        numbers.stream().map(number -> TrendChart.Value.marked(interval(number), text)).toList();
    List<String> periods = values.stream().map(value -> text).toList();
    return new TrendChart(
        heading,
        new TrendChart.TimeAxes(text, periods, axes.y()),
        List.of(new TrendChart.Line(series, values), new TrendChart.Line(series, values)),
        guides());
  }

  private Chart curves(List<Double> numbers) {
    return new CurveChart(heading, axes, List.of(curve(numbers)), Optional.of(text));
  }

  private Chart histogram(List<Double> numbers) {
    List<HistogramChart.Bin> bins =
        numbers.stream()
            .filter(number -> !number.isNaN())
            .map(number -> new HistogramChart.Bin(span(number), Math.abs(number)))
            .toList();
    return new HistogramChart(heading, axes, bins, List.of(curve(numbers)));
  }

  private Chart reliability(List<Double> numbers) {
    return new ReliabilityChart(
        heading,
        axes,
        numbers.stream()
            .map(number -> new ReliabilityChart.Point(number, interval(number), 0))
            .toList());
  }

  private Chart density(List<Double> numbers) {
    List<DensityChart.Bin> bins = new ArrayList<>();
    for (double number : numbers) {
      if (!Double.isNaN(number)) {
        bins.add(new DensityChart.Bin(span(number), span(number), Long.MAX_VALUE >> bins.size()));
      }
    }
    return new DensityChart(heading, axes, bins);
  }

  private Curve curve(List<Double> numbers) {
    return new Curve(
        series, numbers.stream().map(one -> new Curve.Point(one, one)).toList(), Look.BOTH);
  }

  private Guides guides() {
    return Guides.lines(new Line(text, 0), new Line(text, Double.NaN))
        .with(new Band(text, new Span(-INFINITE, INFINITE)));
  }

  private static Interval interval(double number) {
    return new Interval(number, number - 1, number + 1);
  }

  private static Span span(double number) {
    return number == -INFINITE
        ? new Span(number, 0)
        : new Span(Math.min(number, 1e307), Math.max(Math.nextUp(number), number + 0.25));
  }
}

package io.sparkloss.report.chart;

import io.sparkloss.report.chart.HistogramChart.Bin;
import io.sparkloss.report.chart.IntervalChart.Row;
import io.sparkloss.report.chart.TrendChart.TimeAxes;
import io.sparkloss.report.chart.TrendChart.Value;
import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Curve;
import io.sparkloss.report.chart.data.Curve.Look;
import io.sparkloss.report.chart.data.Curve.Point;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Guides.Band;
import io.sparkloss.report.chart.data.Guides.Line;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.report.chart.data.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Examples of all charts, for people to look at. */
final class ChartGallery {

  private ChartGallery() {}

  /** Writes each example as a file of its own, and a page of all, into the directory given. */
  public static void main(String... args) throws IOException {
    Path directory = Files.createDirectories(Path.of(args[0]));
    for (Chart chart : all()) {
      Files.writeString(directory.resolve(chart.id() + ".svg"), chart.svg());
      Files.writeString(
          directory.resolve(chart.id() + ".vl.json"), chart.vegaLite().toPrettyString());
    }
    Files.writeString(directory.resolve("index.html"), page(all()));
  }

  static List<Chart> all() {
    return List.of(
        costs(),
        slices(),
        difference(),
        hard(),
        nothing(),
        trend(),
        trends(),
        concentration(),
        logs(),
        residuals(),
        tails(),
        reliability(),
        odds(),
        density(),
        prices());
  }

  static IntervalChart costs() {
    Series now = new Series("this run", 0);
    Series before = new Series("last run", 1);
    return new IntervalChart(
        new Heading("costs", "Cost of each model", "The tree has the least cost."),
        Axis.linear("mean cost per order (EUR)"),
        List.of(
            Row.of("tree", new Interval(0.412, 0.395, 0.43), now),
            Row.of("tree, last run", new Interval(0.433, 0.41, 0.456), before),
            Row.of("linear", new Interval(0.487, 0.47, 0.505), now),
            Row.of("linear, last run", new Interval(0.479, 0.46, 0.5), before)),
        Guides.lines(new Line("always the mean", 0.55)));
  }

  static IntervalChart slices() {
    Series slice = new Series("slices", 0);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 38; i++) {
      double middle = 20 + 6 * Math.sin(i);
      double half = 0.5 + i % 7;
      String label =
          i % 5 == 0
              ? "country=Bosnia and Herzegovina, channel=partner shop " + i
              : "country=AT, channel=" + i;
      Interval value = new Interval(middle, middle - half, middle + half);
      rows.add(new Row(label, value, slice, OptionalLong.of(1_234_567L / (i + 1))));
    }
    rows.set(3, Row.of("nothing known", Interval.missing(), slice));
    rows.set(4, Row.of("one row alone", Interval.exactly(24), slice));
    rows.set(6, Row.of("no end", new Interval(18, 12, Double.POSITIVE_INFINITY), slice));
    return new IntervalChart(
        new Heading("slices", "Slices against the whole", "Most slices are near the whole."),
        Axis.linear("root mean squared error (minutes)"),
        rows,
        Guides.lines(new Line("overall", 20.3)));
  }

  static IntervalChart difference() {
    Series models = new Series("models", 0);
    return new IntervalChart(
        new Heading("difference", "Difference to the baseline", "Only one model is better."),
        Axis.linear("difference of mean cost to the baseline (EUR)"),
        List.of(
            Row.of("tree", new Interval(-0.021, -0.034, -0.008), models),
            Row.of("linear", new Interval(0.004, -0.009, 0.017), models)),
        Guides.lines(new Line("no difference", 0))
            .with(
                new Band(
                    "margin of the gate that lets a model pass",
                    new Span(Double.NEGATIVE_INFINITY, 0.01))));
  }

  static IntervalChart hard() {
    double infinite = Double.POSITIVE_INFINITY;
    return new IntervalChart(
        new Heading("hard", "Hard cases", "Rows that are hard to draw."),
        Axis.log("ratio of costs (log scale)"),
        List.of(
            Row.of("<script>alert(1)</script>", new Interval(1, 0.1, 100), new Series("<b>", 0)),
            Row.of("zero has no place", new Interval(3, 0, 10), new Series("second", 1)),
            Row.of("all", new Interval(1, 0, infinite), new Series("third", 2)),
            Row.of("infinite", Interval.exactly(infinite), new Series("fourth", 3)),
            Row.of("fifth", new Interval(4, 2, 8), new Series("fifth", 4)),
            Row.of("sixth", new Interval(4, 2, 8), new Series("sixth", 5)),
            Row.of("seventh", new Interval(4, 2, 8), new Series("a name of some length", 6)),
            Row.of("", Interval.missing(), new Series("&\"']]>", 7))),
        Guides.none());
  }

  static IntervalChart nothing() {
    return new IntervalChart(
        new Heading("nothing", "No rows", "There are no values."),
        Axis.linear("cost"),
        List.of(),
        Guides.none());
  }

  static TrendChart trend() {
    List<String> days = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (int day = 1; day <= 30; day++) {
      days.add("2024-05-%02d".formatted(day));
      double cost = 12_000 + 600 * Math.sin(day) + (day > 26 ? 2_500 : 0);
      Interval interval = new Interval(cost, cost - 500, cost + 500);
      values.add(day > 26 ? Value.marked(interval, "left the band") : Value.of(interval));
    }
    values.set(11, Value.of(Interval.missing()));
    return new TrendChart(
        new Heading("trend", "Cost by day", "The cost leaves its band on May 27."),
        new TimeAxes("day (UTC)", days, Axis.linear("cost per day (EUR)")),
        List.of(new TrendChart.Line(new Series("tree", 0), values)),
        Guides.lines(new Line("gate", 15_500))
            .with(new Band("usual range of 28 days", new Span(11_000, 13_000))));
  }

  static TrendChart trends() {
    List<TrendChart.Line> lines = new ArrayList<>();
    for (int model = 0; model < 3; model++) {
      List<Value> values = new ArrayList<>();
      for (int week = 0; week < 6; week++) {
        double cost = 0.3 + 0.1 * model + 0.03 * Math.cos(week * (model + 1.0));
        values.add(Value.of(new Interval(cost, cost - 0.02, cost + 0.04)));
      }
      lines.add(new TrendChart.Line(new Series("model " + (char) ('A' + model), model), values));
    }
    return new TrendChart(
        new Heading("trends", "Cost by week", "Model A has the least cost in all weeks."),
        new TimeAxes("week", List.of("W1", "W2", "W3", "W4", "W5", "W6"), Axis.linear("mean cost")),
        lines,
        Guides.none());
  }

  static CurveChart concentration() {
    List<Point> points = new ArrayList<>();
    List<Point> even = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      points.add(new Point(i / 100.0, 1 - Math.pow(1 - i / 100.0, 3)));
      even.add(new Point(i / 100.0, 1 - Math.pow(1 - i / 100.0, 1.4)));
    }
    return new CurveChart(
        new Heading("concentration", "Where the cost is", "A tenth of rows has 27% of the cost."),
        new Axes(Axis.linear("share of rows, costliest first"), Axis.linear("share of the cost")),
        List.of(
            Curve.line(new Series("tree", 0), points), Curve.line(new Series("linear", 1), even)),
        Optional.of("all rows cost the same"));
  }

  static CurveChart logs() {
    List<Point> absolute = new ArrayList<>();
    List<Point> squared = new ArrayList<>();
    for (int i = 0; i <= 16; i++) {
      double error = Math.pow(10, -2 + i / 4.0);
      absolute.add(new Point(error, error));
      squared.add(new Point(error, error * error));
    }
    return new CurveChart(
        new Heading("logs", "Losses by error", "The squared loss grows twice as steeply."),
        new Axes(Axis.log("absolute error"), Axis.log("loss")),
        List.of(
            new Curve(new Series("absolute", 0), absolute, Look.BOTH),
            new Curve(new Series("squared", 2), squared, Look.MARKERS)),
        Optional.empty());
  }

  static HistogramChart residuals() {
    return histogram("residuals", Axis.linear("density (per minute)"));
  }

  static HistogramChart tails() {
    return histogram("tails", Axis.log("density (per minute, log scale)"));
  }

  private static HistogramChart histogram(String id, Axis density) {
    List<Bin> bins = new ArrayList<>();
    List<Point> gauss = new ArrayList<>();
    List<Point> laplace = new ArrayList<>();
    for (int i = -24; i < 24; i++) {
      double x = i / 2.0;
      bins.add(new Bin(new Span(x, x + 0.5), Math.exp(-Math.abs(x + 0.25) / 1.6) / 3.2));
    }
    for (double x = -12; x <= 12; x += 0.125) {
      gauss.add(new Point(x, Math.exp(-x * x / 9) / Math.sqrt(9 * Math.PI)));
      laplace.add(new Point(x, Math.exp(-Math.abs(x) / 1.5) / 3));
    }
    return new HistogramChart(
        new Heading(id, "Residuals", "The residuals have longer tails than the Gaussian."),
        new Axes(Axis.linear("residual (minutes)"), density),
        bins,
        List.of(
            Curve.line(new Series("Gaussian of the same spread", 1), gauss),
            Curve.line(new Series("Laplace", 2), laplace)));
  }

  static ReliabilityChart reliability() {
    List<ReliabilityChart.Point> points = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double predicted = 0.05 + 0.1 * i;
      double observed = Math.pow(predicted, 1.3);
      double half = 0.01 + 0.008 * i;
      Interval interval = new Interval(observed, observed - half, observed + half);
      points.add(new ReliabilityChart.Point(predicted, interval, 120_000 / (i + 1)));
    }
    return new ReliabilityChart(
        new Heading("reliability", "Reliability", "The model predicts too much throughout."),
        new Axes(Axis.linear("mean prediction"), Axis.linear("observed share")),
        points);
  }

  static ReliabilityChart odds() {
    List<ReliabilityChart.Point> points = new ArrayList<>();
    double[] predictions = {0.0004, 0.002, 0.01, 0.05, 0.2, 0.6, 0.9, 0.97};
    for (double predicted : predictions) {
      double low = predicted < 0.001 ? 0 : predicted * 0.7;
      Interval interval = new Interval(predicted * 0.95, low, predicted * 1.02);
      points.add(new ReliabilityChart.Point(predicted, interval, (long) (900 / predicted)));
    }
    return new ReliabilityChart(
        new Heading("odds", "Reliability of rare events", "All points are near the line."),
        new Axes(Axis.logit("mean prediction (logit scale)"), Axis.logit("observed share")),
        points);
  }

  static DensityChart density() {
    List<DensityChart.Bin> bins = new ArrayList<>();
    for (int x = 0; x < 24; x++) {
      for (int y = 0; y < 24; y++) {
        long count = Math.round(50_000 * Math.exp(-Math.pow(x - y, 2) / 9 - x / 4.0));
        bins.add(new DensityChart.Bin(span(x * 2.5), span(y * 2.5), count));
      }
    }
    return new DensityChart(
        new Heading("density", "Predicted and actual", "Most pairs are near the line."),
        new Axes(Axis.linear("predicted (minutes)"), Axis.linear("actual (minutes)")),
        bins);
  }

  private static Span span(double from) {
    return new Span(from, from + 2.5);
  }

  static DensityChart prices() {
    List<DensityChart.Bin> bins = new ArrayList<>();
    for (int x = 0; x < 20; x++) {
      for (int y = 0; y < 20; y++) {
        long count = Math.round(300 * Math.exp(-Math.pow(x - y, 2) / 4.0));
        Span across = new Span(Math.pow(10, x / 4.0), Math.pow(10, (x + 1) / 4.0));
        Span up = new Span(Math.pow(10, y / 4.0), Math.pow(10, (y + 1) / 4.0));
        bins.add(new DensityChart.Bin(across, up, count));
      }
    }
    return new DensityChart(
        new Heading("prices", "Predicted and actual prices", "Most pairs are near the line."),
        new Axes(Axis.log("predicted price (EUR, log scale)"), Axis.log("actual price (EUR)")),
        bins);
  }

  private static String page(List<Chart> charts) {
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n");
    page.append("<title>Charts</title>\n<style>figure{max-width:560px}svg{width:100%}</style>\n");
    for (Chart chart : charts) {
      page.append("<figure><figcaption>").append(chart.title()).append("</figcaption>\n");
      page.append(chart.svg()).append("</figure>\n");
    }
    return page.toString();
  }
}

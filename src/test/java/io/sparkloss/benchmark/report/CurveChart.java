package io.sparkloss.benchmark.report;

import io.sparkloss.benchmark.report.Svg.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Small charts of curves in rows of three; both axes of each are logarithmic. */
public final class CurveChart {

  /** A named curve through points with these coordinates. */
  public record Line(String name, List<Double> x, List<Double> y) {}

  /** One small chart: its title, the names of its axes, and its curves. */
  public record Panel(String title, String x, String y, List<Line> lines) {}

  /** The charts in a row. */
  public static final int COLUMNS = 3;

  private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7");
  private static final double WIDTH = 340;
  private static final double HEIGHT = 280;
  private static final double TOP = 75;

  private final String title;
  private final String note;

  /** Makes a chart with a title and a line in small letters. */
  public CurveChart(String title, String note) {
    this.title = title;
    this.note = note;
  }

  /** Returns the picture. */
  public String svg(List<Panel> panels) {
    Svg svg = new Svg(COLUMNS * WIDTH + 20);
    svg.text(new Point(20, 28), "title", title);
    svg.note(new Point(20, 47), note);
    for (int i = 0; i < panels.size(); i++) {
      int row = i / COLUMNS;
      Point corner = new Point(i % COLUMNS * WIDTH, TOP + row * HEIGHT);
      draw(svg, panels.get(i), corner);
    }
    int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
    return svg.picture(TOP + rows * HEIGHT + 10, title);
  }

  private static void draw(Svg svg, Panel panel, Point corner) {
    Scale x = scale(panel, Line::x, corner.x() + 65, corner.x() + WIDTH - 15);
    Scale y = scale(panel, Line::y, corner.y() + HEIGHT - 45, corner.y() + 70);
    svg.text(new Point(corner.x() + 20, corner.y() + 18), "head", panel.title());
    svg.text(new Point(corner.x() + 20, corner.y() + 57), "note", panel.y());
    svg.text(
        new Point((x.start() + x.end()) / 2, corner.y() + HEIGHT - 12), "note middle", panel.x());
    grid(svg, x, y);
    double name = corner.x() + 24;
    for (int i = 0; i < panel.lines().size(); i++) {
      Line line = panel.lines().get(i);
      String colour = COLOURS.get(i % COLOURS.size());
      curve(svg, points(line, x, y), i);
      svg.marker(new Point(name, corner.y() + 36), i, colour);
      svg.text(new Point(name + 8, corner.y() + 40), "note", line.name());
      name += 22 + 5.8 * line.name().length();
    }
  }

  private static void curve(Svg svg, List<Point> points, int number) {
    String colour = COLOURS.get(number % COLOURS.size());
    svg.curve(points, colour);
    points.forEach(point -> svg.marker(point, number, colour));
  }

  private static List<Point> points(Line line, Scale x, Scale y) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < line.x().size(); i++) {
      points.add(new Point(x.at(line.x().get(i)), y.at(line.y().get(i))));
    }
    return points;
  }

  /** Returns an axis that ends at powers of ten around the values. */
  private static Scale scale(
      Panel panel, Function<Line, List<Double>> values, double start, double end) {
    double[] logs =
        panel.lines().stream()
            .flatMap(line -> values.apply(line).stream())
            .mapToDouble(Math::log10)
            .sorted()
            .toArray();
    double least = Math.floor(logs[0] + 1e-9);
    double most = Math.max(least + 1, Math.ceil(logs[logs.length - 1] - 1e-9));
    return new Scale(Math.pow(10, least), Math.pow(10, most), start, end);
  }

  private static void grid(Svg svg, Scale x, Scale y) {
    for (int power = -6; power <= 12; power++) {
      double tick = Math.pow(10, power);
      String text =
          power < 0 ? String.format(Locale.ROOT, "%." + -power + "f", tick) : large(power);
      if (x.contains(tick)) {
        svg.line(new Point(x.at(tick), y.start()), new Point(x.at(tick), y.end()), "grid");
        svg.text(new Point(x.at(tick), y.start() + 15), "note middle", text);
      }
      if (y.contains(tick)) {
        svg.line(new Point(x.start(), y.at(tick)), new Point(x.end(), y.at(tick)), "grid");
        svg.text(new Point(x.start() - 6, y.at(tick) + 4), "note end", text);
      }
    }
    svg.line(new Point(x.start(), y.start()), new Point(x.end(), y.start()), "axis");
  }

  private static String large(int power) {
    return power <= 4 ? String.valueOf((long) Math.pow(10, power)) : "10" + superscript(power);
  }

  private static String superscript(int power) {
    StringBuilder text = new StringBuilder();
    for (char digit : String.valueOf(power).toCharArray()) {
      text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return text.toString();
  }
}

package io.sparkloss.docs.teaching;

import io.sparkloss.report.chart.Chart;
import io.sparkloss.report.chart.CurveChart;
import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Curve;
import io.sparkloss.report.chart.data.Curve.Point;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.report.chart.scale.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Functions of one number in one picture.
 *
 * @param heading what the picture is called
 * @param axes the number and the functions' values, with units
 * @param grid where the functions are computed
 * @param lines the functions
 */
record Lesson(Heading heading, Axes axes, Grid grid, List<Line> lines) {

  /** How far from a jump its two sides are drawn. */
  private static final double SIDE = 1e-9;

  /**
   * Numbers at equal distances.
   *
   * @param from the first
   * @param to the last
   * @param rows how many steps the table has
   * @param finer how many steps of the picture are one of the table
   */
  record Grid(double from, double to, int rows, int finer) {

    double at(int step) {
      return from + (to - from) * step / (rows * finer);
    }
  }

  /**
   * A function.
   *
   * @param series its name and look
   * @param function its values
   * @param jumps where it jumps, so that no line joins both sides
   */
  record Line(Series series, DoubleUnaryOperator function, List<Double> jumps) {

    static Line of(String name, int number, DoubleUnaryOperator function, Double... jumps) {
      return new Line(new Series(name, number), function, List.of(jumps));
    }
  }

  static Lesson of(Heading heading, Axes axes, Grid grid, Line... lines) {
    return new Lesson(heading, axes, grid, List.of(lines));
  }

  static Axes axes(String x, String y) {
    return new Axes(Axis.linear(x), Axis.linear(y));
  }

  Chart chart() {
    List<Curve> curves =
        lines.stream().map(line -> Curve.line(line.series(), points(line))).toList();
    return new CurveChart(heading, axes, curves, Optional.empty());
  }

  private List<Point> points(Line line) {
    List<Point> points = new ArrayList<>();
    for (int step = 0; step <= grid.rows() * grid.finer(); step++) {
      double x = grid.at(step);
      if (line.jumps().contains(x)) {
        points.add(new Point(x, line.function().applyAsDouble(x - SIDE)));
        points.add(new Point(x, Double.NaN));
        points.add(new Point(x, line.function().applyAsDouble(x + SIDE)));
      } else {
        points.add(new Point(x, line.function().applyAsDouble(x)));
      }
    }
    return points;
  }

  /** Returns the numbers as a table of Markdown: a column for each function. */
  String table() {
    Stream<String> heads = lines.stream().map(line -> line.series().name());
    String head = row(Stream.concat(Stream.of(axes.x().title()), heads));
    String rule = "|---" + "|---".repeat(lines.size()) + "|\n";
    return head
        + rule
        + IntStream.rangeClosed(0, grid.rows())
            .mapToDouble(row -> grid.at(row * grid.finer()))
            .mapToObj(x -> row(Stream.concat(Stream.of(x), values(x)).map(NumberText::of)))
            .collect(Collectors.joining());
  }

  private Stream<Double> values(double x) {
    return lines.stream().map(line -> line.function().applyAsDouble(x));
  }

  private static String row(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}

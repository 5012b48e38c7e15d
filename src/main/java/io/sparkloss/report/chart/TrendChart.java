package io.sparkloss.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.report.chart.mark.GuideMarks;
import io.sparkloss.report.chart.mark.IntervalText;
import io.sparkloss.report.chart.scale.NumberText;
import io.sparkloss.report.chart.svg.Paint;
import io.sparkloss.report.chart.vega.VegaLayer;
import io.sparkloss.report.chart.vega.VegaSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbers over time: a line for each series with its intervals as a ribbon, or as a bar where the
 * neighbours have none. Where a number is not known, the line has a gap.
 *
 * @param heading what the picture is called
 * @param axes what the periods and the numbers are
 * @param lines the series
 * @param guides what the numbers are compared to
 */
public record TrendChart(Heading heading, TimeAxes axes, List<Line> lines, Guides guides)
    implements Chart {

  /** How much of what lies behind a ribbon it hides. */
  static final double RIBBON = 0.22;

  /**
   * The axes of numbers over time.
   *
   * @param title what the periods are
   * @param periods their names in their order
   * @param value what the numbers are
   */
  public record TimeAxes(String title, List<String> periods, Axis value) {

    /** Copies the periods. */
    public TimeAxes {
      periods = List.copyOf(periods);
    }
  }

  /**
   * The numbers of a series.
   *
   * @param series its name and look
   * @param values a number for each period
   */
  public record Line(Series series, List<Value> values) {

    /** Copies the numbers. */
    public Line {
      values = List.copyOf(values);
    }
  }

  /**
   * The number of a period.
   *
   * @param interval the number and its interval
   * @param mark why it is marked, if it is, as the legend says it
   * @param band where it was expected, if that is known
   */
  public record Value(Interval interval, Optional<String> mark, Optional<Span> band) {

    /** Returns a number that is not marked. */
    public static Value of(Interval interval) {
      return new Value(interval, Optional.empty(), Optional.empty());
    }

    /** Returns a number that is marked for a reason. */
    public static Value marked(Interval interval, String reason) {
      return new Value(interval, Optional.of(reason), Optional.empty());
    }

    /** Returns this number beside where it was expected. */
    public Value within(Span expected) {
      return new Value(interval, mark, Optional.of(expected));
    }
  }

  /** Copies the lines and checks that they have as many numbers as there are periods. */
  public TrendChart {
    lines = List.copyOf(lines);
    for (Line line : lines) {
      if (line.values().size() != axes.periods().size()) {
        throw new IllegalArgumentException(
            "Series %s must have a number for each of %d periods, but had %d"
                .formatted(line.series().name(), axes.periods().size(), line.values().size()));
      }
    }
  }

  @Override
  public String svg() {
    return new TrendPicture(heading, axes, lines, guides).svg();
  }

  private static Optional<Span> band(Line line, int at) {
    return line.values().get(at).band();
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

  @Override
  public ObjectNode vegaLite() {
    VegaSpec spec = new VegaSpec(heading);
    for (Line line : lines) {
      positions().forEach(at -> addRow(spec, line, at));
    }
    Axis axis = axes.value();
    List<Series> all = lines.stream().map(Line::series).toList();
    new GuideMarks(guides, axis).specify(spec, "y");
    VegaLayer ribbon = spec.addLayer("area").number("y", "low", axis).end("y2", "high", axis);
    ribbon.name("x", "period", axes.title()).series(all).mark().put("opacity", RIBBON);
    specifyBand(spec, all);
    VegaLayer line = spec.addLayer("line").number("y", "estimate", axis);
    line.name("x", "period", axes.title()).series(all).mark().put("point", true);
    VegaLayer marked =
        spec.addLayer("point").number("y", "estimate", axis).filter("datum.mark != null");
    marked.name("x", "period", axes.title()).mark().put("size", 250);
    marked.mark().put("color", Paint.ALERT.light());
    return spec.json();
  }

  private void specifyBand(VegaSpec spec, List<Series> all) {
    if (values().noneMatch(value -> value.band().isPresent())) {
      return;
    }
    for (String end : List.of("from", "to")) {
      VegaLayer layer =
          spec.addLayer("line")
              .number("y", end, axes.value())
              .filter("isValid(datum.%s)".formatted(end));
      layer.name("x", "period", axes.title()).series(all);
      layer.mark().put("interpolate", "step").put("strokeWidth", 1);
      layer.mark().putArray("strokeDash").add(2).add(3);
    }
  }

  private void addRow(VegaSpec spec, Line line, int at) {
    Value value = line.values().get(at);
    ObjectNode row = spec.addRow().put("period", axes.periods().get(at));
    row.put("series", line.series().name());
    VegaSpec.put(row, "estimate", value.interval().estimate());
    VegaSpec.put(row, "low", value.interval().low());
    VegaSpec.put(row, "high", value.interval().high());
    value.mark().ifPresent(reason -> row.put("mark", reason));
    value.band().ifPresent(band -> row.put("from", band.from()).put("to", band.to()));
  }

  @Override
  public NumbersTable numbers() {
    List<List<String>> rows = new ArrayList<>();
    for (Line line : lines) {
      for (int at : positions()) {
        List<String> row = new ArrayList<>(List.of(axes.periods().get(at), line.series().name()));
        row.addAll(IntervalText.cells(interval(line, at)));
        row.add(band(line, at).map(TrendChart::text).orElse(""));
        row.add(line.values().get(at).mark().orElse(""));
        rows.add(row);
      }
    }
    List<String> headers =
        List.of(axes.title(), "series", axes.value().title(), "low", "high", "expected", "mark");
    return new NumbersTable(title(), headers, rows);
  }

  private static String text(Span band) {
    return NumberText.of(band.from()) + " to " + NumberText.of(band.to());
  }
}

package io.sparkloss.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.report.chart.mark.GuideMarks;
import io.sparkloss.report.chart.mark.IntervalMark;
import io.sparkloss.report.chart.mark.IntervalMark.Direction;
import io.sparkloss.report.chart.mark.IntervalText;
import io.sparkloss.report.chart.scale.NumberText;
import io.sparkloss.report.chart.scale.Ruler;
import io.sparkloss.report.chart.scale.ScaleKind;
import io.sparkloss.report.chart.svg.Box;
import io.sparkloss.report.chart.svg.Drawing;
import io.sparkloss.report.chart.svg.Drawing.Anchor;
import io.sparkloss.report.chart.svg.Drawing.Font;
import io.sparkloss.report.chart.svg.Legend;
import io.sparkloss.report.chart.svg.Marker;
import io.sparkloss.report.chart.svg.Paint;
import io.sparkloss.report.chart.svg.Plot;
import io.sparkloss.report.chart.svg.Point;
import io.sparkloss.report.chart.svg.TextSize;
import io.sparkloss.report.chart.vega.VegaLayer;
import io.sparkloss.report.chart.vega.VegaSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Named numbers one below the other, each a marker on a bar from end to end of its interval: costs
 * of models, slices against the whole, differences to a baseline.
 *
 * <p>A row without a number says so; one without an interval is a marker alone. What does not end
 * within the axis ends in an arrow at the frame; with many rows the axis does not reach to what is
 * far from all others.
 *
 * <p>Source of the fences: J. W. Tukey, Exploratory Data Analysis (1977), Addison-Wesley.
 *
 * @param heading what the picture is called
 * @param axis what the numbers are
 * @param rows from top to bottom
 * @param guides what the numbers are compared to
 */
public record IntervalChart(Heading heading, Axis axis, List<Row> rows, Guides guides)
    implements Chart {

  private static final double MARGIN = 10;
  private static final double GAP = 8;
  private static final double ROW = 24;
  private static final double WIDEST_LABEL = 190;

  /** With fewer rows each has the room that it needs. */
  private static final int MANY_ROWS = 8;

  /** Beyond the quartiles by so many times their distance a number is far out. */
  private static final double FAR_OUT = 3;

  private static final Span EVERYTHING =
      new Span(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /**
   * A number with a name.
   *
   * @param label its name
   * @param value the number and its interval
   * @param series what it belongs to
   * @param count how many it was made of, if that is to be shown
   */
  public record Row(String label, Interval value, Series series, OptionalLong count) {

    /** Returns a row without a count. */
    public static Row of(String label, Interval value, Series series) {
      return new Row(label, value, series, OptionalLong.empty());
    }

    private String shortCount() {
      return count.isPresent() ? NumberText.shortCount(count.getAsLong()) : "";
    }
  }

  /** Copies the rows. */
  public IntervalChart {
    rows = List.copyOf(rows);
  }

  @Override
  public String svg() {
    Drawing drawing = new Drawing(heading);
    Plot plot = plot(legend().draw(drawing));
    GuideMarks marks = new GuideMarks(guides, axis);
    marks.drawBand(drawing, plot.x().scale(), plot.box()::at);
    plot.drawAcross(drawing);
    marks.drawLines(drawing, plot.x().scale(), plot.box()::at);
    if (rows.isEmpty()) {
      plot.drawNothing(drawing);
    }
    drawCountHeader(drawing, plot);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double y = plot.box().top() + (i + 0.5) * ROW;
      drawing.group(IntervalText.of(row.label(), row.value()), () -> draw(drawing, row, plot, y));
    }
    return drawing.picture(plot.foot());
  }

  private Legend legend() {
    Legend legend = new Legend();
    if (series().size() > 1) {
      series().forEach(one -> legend.markers(one.name(), one.number()));
    }
    new GuideMarks(guides, axis).name(legend);
    if (values().anyMatch(this::isBeyondFrame)) {
      legend.add(
          "goes on beyond the picture",
          (drawing, box) -> drawing.marker(Marker.RIGHTWARDS, box.at(0.5, 0.5), Paint.INK));
    }
    return legend;
  }

  private Plot plot(double top) {
    double start = hasCounts() ? top + ROW : top;
    double right = hasCounts() ? Drawing.WIDTH - MARGIN - countWidth() - GAP : Plot.RIGHT;
    double left = MARGIN + labelWidth() + GAP;
    double height = ROW * Math.max(2, rows.size());
    DoubleStream values =
        DoubleStream.concat(values().filter(value -> !isBeyondFrame(value)), guides.values());
    Ruler x = new Ruler(axis.title(), axis.kind().over(values, 5));
    Ruler none = new Ruler("", ScaleKind.LINEAR.over(DoubleStream.empty(), 1));
    return new Plot(new Box(left, start, right, start + height), x, none);
  }

  /**
   * Returns what the axis reaches to. With many rows it leaves out what is far out by Tukey's
   * fences, or one wide interval would press all others together.
   */
  private Span frame() {
    double[] all = values().filter(axis.kind()::shows).sorted().toArray();
    if (rows.size() < MANY_ROWS || axis.kind() != ScaleKind.LINEAR || all.length == 0) {
      return EVERYTHING;
    }
    double lower = all[all.length / 4];
    double upper = all[3 * all.length / 4];
    double reach = FAR_OUT * (upper - lower);
    return reach > 0 ? new Span(lower - reach, upper + reach) : EVERYTHING;
  }

  private boolean isBeyondFrame(double value) {
    Span frame = frame();
    return value < frame.from() || value > frame.to();
  }

  private DoubleStream values() {
    return rows.stream().flatMapToDouble(row -> row.value().values());
  }

  private void drawCountHeader(Drawing drawing, Plot plot) {
    if (hasCounts()) {
      Point at = new Point(Drawing.WIDTH - MARGIN, plot.box().top() - GAP);
      drawing.text("count", at, Font.NOTE, Anchor.END);
    }
  }

  private void draw(Drawing drawing, Row row, Plot plot, double y) {
    Point label = new Point(plot.box().left() - GAP, y + 4.5);
    drawing.label(row.label(), label, Anchor.END, labelWidth());
    Point count = new Point(Drawing.WIDTH - MARGIN, y + 4.5);
    if (row.count().isPresent()) {
      drawing.text(row.shortCount(), count, Font.NOTE, Anchor.END);
    }
    if (!row.value().hasEstimate()) {
      Point note = new Point(plot.box().left() + GAP, y + 4.5);
      drawing.text(NumberText.MISSING, note, Font.NOTE, Anchor.START);
    }
    IntervalMark mark = new IntervalMark(row.value(), row.series().number(), plot.x().scale());
    DoubleFunction<Point> places = share -> new Point(plot.box().at(share, 0).x(), y);
    mark.drawBar(drawing, Direction.ACROSS, places);
    mark.drawMarker(drawing, Direction.ACROSS, places);
  }

  private double labelWidth() {
    double widest =
        rows.stream()
            .mapToDouble(row -> TextSize.width(row.label(), Font.LABEL.size()))
            .max()
            .orElse(0);
    return Math.min(widest, WIDEST_LABEL);
  }

  private double countWidth() {
    return rows.stream()
        .mapToDouble(row -> TextSize.width(row.shortCount(), Font.NOTE.size()))
        .max()
        .orElse(0);
  }

  private boolean hasCounts() {
    return rows.stream().anyMatch(row -> row.count().isPresent());
  }

  private List<Series> series() {
    return rows.stream().map(Row::series).distinct().toList();
  }

  @Override
  public ObjectNode vegaLite() {
    VegaSpec spec = new VegaSpec(heading);
    spec.setStepHeight((int) ROW);
    for (Row row : rows) {
      ObjectNode data = spec.addRow().put("label", row.label());
      data.put("series", row.series().name());
      VegaSpec.put(data, "estimate", row.value().estimate());
      VegaSpec.put(data, "low", row.value().low());
      VegaSpec.put(data, "high", row.value().high());
      row.count().ifPresent(count -> data.put("count", count));
    }
    new GuideMarks(guides, axis).specify(spec, "x");
    VegaLayer bars = spec.addLayer("rule").number("x", "low", axis).end("x2", "high", axis);
    bars.name("y", "label", "").series(series());
    VegaLayer points = spec.addLayer("point").number("x", "estimate", axis);
    points.name("y", "label", "").series(series()).mark().put("filled", true).put("size", 70);
    return spec.json();
  }

  @Override
  public NumbersTable numbers() {
    List<String> headers = new ArrayList<>(List.of("name", "series", axis.title(), "low", "high"));
    if (hasCounts()) {
      headers.add("count");
    }
    return new NumbersTable(title(), headers, rows.stream().map(this::cells).toList());
  }

  private List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(List.of(row.label(), row.series().name()));
    cells.addAll(IntervalText.cells(row.value()));
    if (hasCounts()) {
      cells.add(row.count().isPresent() ? NumberText.count(row.count().getAsLong()) : "");
    }
    return cells;
  }
}

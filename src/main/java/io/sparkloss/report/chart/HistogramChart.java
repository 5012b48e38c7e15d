package io.sparkloss.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Curve;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.report.chart.mark.CurveMarks;
import io.sparkloss.report.chart.scale.NumberText;
import io.sparkloss.report.chart.scale.Ruler;
import io.sparkloss.report.chart.scale.ScaleKind;
import io.sparkloss.report.chart.svg.Box;
import io.sparkloss.report.chart.svg.Drawing;
import io.sparkloss.report.chart.svg.Legend;
import io.sparkloss.report.chart.svg.Paint;
import io.sparkloss.report.chart.svg.Plot;
import io.sparkloss.report.chart.svg.Point;
import io.sparkloss.report.chart.vega.VegaLayer;
import io.sparkloss.report.chart.vega.VegaSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How numbers spread: bins whose areas are shares, with curves of distributions over them.
 *
 * <p>On a linear axis the heights start at 0. On a logarithmic one bins without density are not
 * drawn, and the axis starts near the least of the others, whatever the curves do. A bin that goes
 * to infinity reaches to the frame.
 *
 * @param heading what the picture is called
 * @param axes what the numbers are, and their density
 * @param bins bins that do not overlap
 * @param curves distributions to compare to
 */
public record HistogramChart(Heading heading, Axes axes, List<Bin> bins, List<Curve> curves)
    implements Chart {

  private static final double HEIGHT = 240;

  /** Lines of the grid and curves are to be seen on bins. */
  private static final double OPACITY = 0.5;

  /**
   * A bin.
   *
   * @param span from where to where it is
   * @param density its share of all, divided by its width; not negative
   */
  public record Bin(Span span, double density) {

    /** Checks the density. */
    public Bin {
      if (density < 0) {
        throw new IllegalArgumentException(
            "The density of a bin must not be negative, but was " + density);
      }
    }
  }

  /** Copies the lists. */
  public HistogramChart {
    bins = List.copyOf(bins);
    curves = List.copyOf(curves);
  }

  @Override
  public String svg() {
    Drawing drawing = new Drawing(heading);
    Legend legend = new Legend();
    if (!curves.isEmpty()) {
      legend.add("observed", (sample, box) -> sample.box(box, Paint.series(0), OPACITY));
    }
    marks().name(legend);
    Plot plot = Plot.below(legend.draw(drawing), HEIGHT, x(), y());
    plot.drawAxes(drawing);
    shown().forEach(bin -> draw(drawing, bin, plot));
    marks().draw(drawing, plot);
    if (shown().isEmpty() && curves.isEmpty()) {
      plot.drawNothing(drawing);
    }
    return drawing.picture(plot.foot());
  }

  private static void draw(Drawing drawing, Bin bin, Plot plot) {
    Point foot = plot.within(bin.span().from(), plot.y().scale().low());
    Point head = plot.within(bin.span().to(), bin.density());
    String text = text(bin.span()) + ": " + NumberText.of(bin.density());
    drawing.group(
        text, () -> drawing.box(gapped(Box.between(foot, head)), Paint.series(0), OPACITY));
  }

  /** Returns the box with a gap to its neighbour where it is wide enough to have one. */
  private static Box gapped(Box box) {
    double gap = box.width() > 4 ? 0.5 : 0;
    return new Box(box.left() + gap, box.top(), box.right() - gap, box.bottom());
  }

  private static String text(Span span) {
    return NumberText.of(span.from()) + " to " + NumberText.of(span.to());
  }

  /** Returns the bins that have a height. */
  private List<Bin> shown() {
    ScaleKind kind = axes.y().kind();
    return bins.stream()
        .filter(bin -> bin.density() > 0 && (kind.shows(bin.density()) || bin.density() > 1))
        .toList();
  }

  private Ruler x() {
    DoubleStream ends =
        bins.stream().flatMapToDouble(bin -> DoubleStream.of(bin.span().from(), bin.span().to()));
    DoubleStream all = bins.isEmpty() ? marks().x() : ends;
    return new Ruler(axes.x().title(), axes.x().kind().over(all, Plot.STEPS_ACROSS));
  }

  private Ruler y() {
    ScaleKind kind = axes.y().kind();
    double[] heights = bins.stream().mapToDouble(Bin::density).filter(kind::shows).toArray();
    double least = DoubleStream.of(heights).min().orElse(Double.NaN);
    // Half of the least, so that the lowest bin has a height where there is no 0 to start from.
    double foot = kind == ScaleKind.LINEAR ? 0 : least / 2;
    double most = marks().y().max().orElse(Double.NaN);
    DoubleStream all = DoubleStream.concat(DoubleStream.of(heights), DoubleStream.of(foot, most));
    return new Ruler(axes.y().title(), kind.over(all, Plot.STEPS_UP));
  }

  private CurveMarks marks() {
    return new CurveMarks(curves, axes);
  }

  @Override
  public ObjectNode vegaLite() {
    VegaSpec spec = new VegaSpec(heading);
    VegaLayer layer = spec.addLayer("rect");
    layer.number("x", "from", axes.x()).end("x2", "to", axes.x());
    layer.number("y", "density", axes.y()).fromZero("y").atEnd("y2");
    layer.mark().put("color", Paint.series(0).light()).put("opacity", OPACITY);
    layer.filter("datum.density > 0");
    for (Bin bin : bins) {
      ObjectNode row = spec.addRow();
      VegaSpec.put(row, "from", bin.span().from());
      VegaSpec.put(row, "to", bin.span().to());
      VegaSpec.put(row, "density", bin.density());
    }
    if (!curves.isEmpty()) {
      marks().specify(spec);
    }
    return spec.json();
  }

  /** Returns the bins, and then the points of the curves. */
  @Override
  public NumbersTable numbers() {
    List<List<String>> rows = new ArrayList<>();
    for (Bin bin : bins) {
      rows.add(List.of("observed", text(bin.span()), NumberText.of(bin.density())));
    }
    rows.addAll(marks().cells());
    List<String> headers = List.of("series", axes.x().title(), axes.y().title());
    return new NumbersTable(title(), headers, rows);
  }
}

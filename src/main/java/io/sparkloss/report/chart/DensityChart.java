package io.sparkloss.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.report.chart.mark.Diagonal;
import io.sparkloss.report.chart.mark.HeatKey;
import io.sparkloss.report.chart.scale.NumberText;
import io.sparkloss.report.chart.scale.Ruler;
import io.sparkloss.report.chart.scale.Scale;
import io.sparkloss.report.chart.svg.Box;
import io.sparkloss.report.chart.svg.Drawing;
import io.sparkloss.report.chart.svg.Legend;
import io.sparkloss.report.chart.svg.Paint;
import io.sparkloss.report.chart.svg.Plot;
import io.sparkloss.report.chart.vega.VegaLayer;
import io.sparkloss.report.chart.vega.VegaSpec;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.DoubleStream;

/**
 * How often pairs of numbers occur, such as predictions and what came about, by the colour of bins,
 * with the line on which both are the same. Both axes reach equally far. A bin that goes to
 * infinity, or to where an axis has no place, reaches to the frame.
 *
 * @param heading what the picture is called
 * @param axes what the numbers are; of the same kind
 * @param bins bins that do not overlap; those without a count are not drawn
 */
public record DensityChart(Heading heading, Axes axes, List<Bin> bins) implements Chart {

  private static final Diagonal DIAGONAL = new Diagonal("both are the same");
  private static final double HEIGHT = 300;

  /** The least size of a bin that is drawn, so that one of equal numbers is seen. */
  private static final double VISIBLE = 4;

  /**
   * A bin of pairs.
   *
   * @param x its stretch of the axis across
   * @param y its stretch of the upward axis
   * @param count how many pairs there are, not negative
   */
  public record Bin(Span x, Span y, long count) {

    /** Checks the count. */
    public Bin {
      if (count < 0) {
        throw new IllegalArgumentException(
            "The count of a bin must not be negative, but was " + count);
      }
    }
  }

  /** Copies the bins and checks the axes. */
  public DensityChart {
    bins = List.copyOf(bins);
    Diagonal.check(axes);
  }

  @Override
  public String svg() {
    Drawing drawing = new Drawing(heading);
    Legend legend = new Legend();
    DIAGONAL.name(legend);
    double top = legend.draw(drawing);
    Scale scale = scale();
    double start = shown().isEmpty() ? top : key().draw(drawing, top);
    Plot plot =
        Plot.below(
            start, HEIGHT, new Ruler(axes.x().title(), scale), new Ruler(axes.y().title(), scale));
    plot.drawAxes(drawing);
    if (shown().isEmpty()) {
      plot.drawNothing(drawing);
    } else {
      drawBins(drawing, plot);
    }
    DIAGONAL.drawOnColours(drawing, plot);
    return drawing.picture(plot.foot());
  }

  private void drawBins(Drawing drawing, Plot plot) {
    HeatKey key = key();
    for (int step = 0; step < Paint.HEAT_STEPS; step++) {
      int one = step;
      List<Box> boxes =
          shown().stream()
              .filter(bin -> key.step(bin.count()) == one)
              .map(bin -> box(plot, bin))
              .toList();
      if (!boxes.isEmpty()) {
        drawing.boxes(boxes, Paint.heat(step));
      }
    }
  }

  private static Box box(Plot plot, Bin bin) {
    return Box.between(
            plot.within(bin.x().from(), bin.y().from()), plot.within(bin.x().to(), bin.y().to()))
        .atLeast(VISIBLE);
  }

  private HeatKey key() {
    LongSummaryStatistics range = shown().stream().mapToLong(Bin::count).summaryStatistics();
    return new HeatKey(range.getMin(), range.getMax());
  }

  private Scale scale() {
    DoubleStream ends =
        shown().stream()
            .flatMapToDouble(
                bin -> DoubleStream.of(bin.x().from(), bin.x().to(), bin.y().from(), bin.y().to()));
    return axes.x().kind().over(ends, Plot.STEPS_UP);
  }

  private List<Bin> shown() {
    return bins.stream().filter(bin -> bin.count() > 0).toList();
  }

  @Override
  public ObjectNode vegaLite() {
    VegaSpec spec = new VegaSpec(heading);
    for (Bin bin : bins) {
      ObjectNode row = spec.addRow().put("count", bin.count());
      VegaSpec.put(row, "xFrom", bin.x().from());
      VegaSpec.put(row, "xTo", bin.x().to());
      VegaSpec.put(row, "yFrom", bin.y().from());
      VegaSpec.put(row, "yTo", bin.y().to());
    }
    VegaLayer layer = spec.addLayer("rect").filter("datum.count > 0").heat("count", "count");
    layer.number("x", "xFrom", axes.x()).end("x2", "xTo", axes.x());
    layer.number("y", "yFrom", axes.y()).end("y2", "yTo", axes.y());
    DIAGONAL.specify(spec, axes, scale());
    return spec.json();
  }

  @Override
  public NumbersTable numbers() {
    List<String> headers = List.of(axes.x().title(), axes.y().title(), "count");
    List<List<String>> rows =
        shown().stream()
            .map(bin -> List.of(text(bin.x()), text(bin.y()), NumberText.count(bin.count())))
            .toList();
    return new NumbersTable(title(), headers, rows);
  }

  private static String text(Span span) {
    return NumberText.of(span.from()) + " to " + NumberText.of(span.to());
  }
}

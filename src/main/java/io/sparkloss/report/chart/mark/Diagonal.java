package io.sparkloss.report.chart.mark;

import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.scale.Scale;
import io.sparkloss.report.chart.svg.Drawing;
import io.sparkloss.report.chart.svg.Legend;
import io.sparkloss.report.chart.svg.Paint;
import io.sparkloss.report.chart.svg.Plot;
import io.sparkloss.report.chart.svg.Stroke;
import io.sparkloss.report.chart.vega.VegaLayer;
import io.sparkloss.report.chart.vega.VegaSpec;

/**
 * The line where both axes, which are of the same kind, have the same value.
 *
 * @param name what the legend calls it
 */
public record Diagonal(String name) {

  private static final Stroke STROKE = Stroke.guide(0);
  private static final Stroke EDGE = new Stroke(Paint.BACKGROUND, 3.5, "");

  /** Fails unless both axes are of the same kind, since the line would be bent. */
  public static void check(Axes axes) {
    if (axes.x().kind() != axes.y().kind()) {
      throw new IllegalArgumentException(
          "Axes with a diagonal must be of the same kind, but were %s and %s"
              .formatted(axes.x().kind().text(), axes.y().kind().text()));
    }
  }

  /** Adds the name. */
  public void name(Legend legend) {
    legend.line(name, STROKE);
  }

  /** Draws the line as far as both axes reach; nothing if they have nothing in common. */
  public void draw(Drawing drawing, Plot plot) {
    draw(drawing, plot, STROKE);
  }

  /** Draws the line with an edge, so that it is to be seen on any colour. */
  public void drawOnColours(Drawing drawing, Plot plot) {
    draw(drawing, plot, EDGE);
    draw(drawing, plot);
  }

  /** Adds a layer with the line between two values. */
  public void specify(VegaSpec spec, Axes axes, Scale across) {
    VegaLayer layer = spec.addLayer("line");
    layer.number("x", "value", axes.x()).number("y", "value", axes.y());
    layer.mark().put("color", "gray").putArray("strokeDash").add(5).add(4);
    VegaSpec.put(layer.addRow().put("name", name), "value", across.low());
    VegaSpec.put(layer.addRow().put("name", name), "value", across.high());
  }

  private static void draw(Drawing drawing, Plot plot, Stroke stroke) {
    Scale x = plot.x().scale();
    Scale y = plot.y().scale();
    double low = Math.max(x.low(), y.low());
    double high = Math.min(x.high(), y.high());
    if (low < high) {
      drawing.line(plot.at(low, low), plot.at(high, high), stroke);
    }
  }
}

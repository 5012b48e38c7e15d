package io.sparkloss.report.chart.mark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Guides.Band;
import io.sparkloss.report.chart.data.Guides.Line;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.report.chart.scale.Scale;
import io.sparkloss.report.chart.svg.Box;
import io.sparkloss.report.chart.svg.Drawing;
import io.sparkloss.report.chart.svg.Legend;
import io.sparkloss.report.chart.svg.Paint;
import io.sparkloss.report.chart.svg.Point;
import io.sparkloss.report.chart.svg.Stroke;
import io.sparkloss.report.chart.vega.VegaLayer;
import io.sparkloss.report.chart.vega.VegaSpec;

/**
 * Lines and a band at values of an axis, across the whole plot.
 *
 * @param guides where they are
 * @param axis what the values are
 */
public record GuideMarks(Guides guides, Axis axis) {

  /** Where something lies by its share of the axis of values and of the other one. */
  @FunctionalInterface
  public interface Places {
    /** Returns the place at these shares. */
    Point at(double value, double other);
  }

  /** Adds the names. */
  public void name(Legend legend) {
    for (int i = 0; i < guides.lines().size(); i++) {
      legend.line(guides.lines().get(i).name(), Stroke.guide(i));
    }
    guides.band().ifPresent(band -> legend.area(band.name(), Paint.BAND));
  }

  /** Draws the band, which belongs behind the grid. */
  public void drawBand(Drawing drawing, Scale scale, Places places) {
    guides
        .band()
        .map(Band::span)
        .ifPresent(
            span -> {
              Point from = places.at(scale.shareWithin(span.from()), 0);
              Point to = places.at(scale.shareWithin(span.to()), 1);
              drawing.box(Box.between(from, to), Paint.BAND, 1);
            });
  }

  /** Draws the lines, as far as they are within the axis. */
  public void drawLines(Drawing drawing, Scale scale, Places places) {
    for (int i = 0; i < guides.lines().size(); i++) {
      double value = guides.lines().get(i).value();
      if (scale.holds(value)) {
        double share = scale.share(value);
        drawing.line(places.at(share, 0), places.at(share, 1), Stroke.guide(i));
      }
    }
  }

  /** Adds layers with the band and the lines. */
  public void specify(VegaSpec spec, String channel) {
    guides.band().ifPresent(band -> specify(spec.addLayer("rect"), channel, band));
    if (!guides.lines().isEmpty()) {
      VegaLayer layer = spec.addLayer("rule").number(channel, "value", axis);
      layer.mark().putArray("strokeDash").add(5).add(4);
      for (Line line : guides.lines()) {
        ObjectNode row = layer.addRow().put("name", line.name());
        VegaSpec.put(row, "value", line.value());
      }
    }
  }

  private void specify(VegaLayer layer, String channel, Band band) {
    Span span = band.span();
    layer.mark().put("color", Paint.BAND.light()).put("opacity", 0.6);
    ObjectNode row = layer.addRow().put("name", band.name());
    VegaSpec.put(row, "from", span.from());
    VegaSpec.put(row, "to", span.to());
    boolean start = axis.kind().shows(span.from());
    boolean end = axis.kind().shows(span.to());
    layer.number(channel, start ? "from" : "to", axis);
    if (start && end) {
      layer.end(channel + "2", "to", axis);
    } else if (channel.equals("x") == end) {
      // Across, less is at the picture's start; upwards, more is.
      layer.atStart(channel + "2");
    } else {
      layer.atEnd(channel + "2");
    }
  }
}

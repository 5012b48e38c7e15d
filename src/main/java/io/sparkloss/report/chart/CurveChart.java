package io.sparkloss.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Curve;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.mark.CurveMarks;
import io.sparkloss.report.chart.mark.Diagonal;
import io.sparkloss.report.chart.scale.Ruler;
import io.sparkloss.report.chart.svg.Drawing;
import io.sparkloss.report.chart.svg.Legend;
import io.sparkloss.report.chart.svg.Plot;
import io.sparkloss.report.chart.vega.VegaSpec;
import java.util.List;
import java.util.Optional;

/**
 * Named curves on two axes of numbers.
 *
 * @param heading what the picture is called
 * @param axes what the points are; of the same kind if there is a diagonal
 * @param curves the curves; each has a name in the legend if there are several
 * @param diagonal what the line of equal values on both axes is called, if it is to be drawn
 */
public record CurveChart(Heading heading, Axes axes, List<Curve> curves, Optional<String> diagonal)
    implements Chart {

  private static final double HEIGHT = 260;

  /** Copies the curves and checks the axes. */
  public CurveChart {
    curves = List.copyOf(curves);
    if (diagonal.isPresent()) {
      Diagonal.check(axes);
    }
  }

  @Override
  public String svg() {
    Drawing drawing = new Drawing(heading);
    Legend legend = new Legend();
    if (curves.size() > 1 || diagonal.isPresent()) {
      marks().name(legend);
    }
    line().ifPresent(line -> line.name(legend));
    Plot plot = Plot.below(legend.draw(drawing), HEIGHT, x(), y());
    plot.drawAxes(drawing);
    line().ifPresent(line -> line.draw(drawing, plot));
    marks().draw(drawing, plot);
    if (marks().x().findAny().isEmpty()) {
      plot.drawNothing(drawing);
    }
    return drawing.picture(plot.foot());
  }

  private Ruler x() {
    return new Ruler(axes.x().title(), axes.x().kind().over(marks().x(), Plot.STEPS_ACROSS));
  }

  private Ruler y() {
    return new Ruler(axes.y().title(), axes.y().kind().over(marks().y(), Plot.STEPS_UP));
  }

  private CurveMarks marks() {
    return new CurveMarks(curves, axes);
  }

  private Optional<Diagonal> line() {
    return diagonal.map(Diagonal::new);
  }

  @Override
  public ObjectNode vegaLite() {
    VegaSpec spec = new VegaSpec(heading);
    line().ifPresent(line -> line.specify(spec, axes, x().scale()));
    marks().specify(spec);
    return spec.json();
  }

  @Override
  public NumbersTable numbers() {
    List<String> headers = List.of("curve", axes.x().title(), axes.y().title());
    return new NumbersTable(title(), headers, marks().cells());
  }
}

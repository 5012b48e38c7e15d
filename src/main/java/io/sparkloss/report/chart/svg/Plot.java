package io.sparkloss.report.chart.svg;

import io.sparkloss.report.chart.scale.Ruler;
import io.sparkloss.report.chart.scale.Tick;
import io.sparkloss.report.chart.svg.Drawing.Anchor;
import io.sparkloss.report.chart.svg.Drawing.Font;
import java.util.List;

/**
 * The place where data are drawn, between two axes.
 *
 * @param box where it is in the picture
 * @param x from left to right
 * @param y from bottom to top
 */
public record Plot(Box box, Ruler x, Ruler y) {

  /** About how many steps an axis across has. */
  public static final int STEPS_ACROSS = 6;

  /** About how many steps an axis upwards has. */
  public static final int STEPS_UP = 5;

  private static final double MARGIN = 10;
  private static final double GAP = 6;
  private static final double LINE = 18;

  /** Where plots end that have nothing at their right. */
  public static final double RIGHT = Drawing.WIDTH - 18;

  /** Returns a plot whose numbers have room at its left, below a title of its upward axis. */
  public static Plot below(double top, double height, Ruler x, Ruler y) {
    double start = top + LINE + 2 * GAP;
    return new Plot(new Box(left(y), start, RIGHT, start + height), x, y);
  }

  /** Returns this plot with another left end. */
  public Plot from(double left) {
    return new Plot(new Box(left, box.top(), box.right(), box.bottom()), x, y);
  }

  /** Returns where a plot starts whose upward axis has its numbers at the left. */
  public static double left(Ruler y) {
    double widest =
        y.scale().ticks().stream()
            .mapToDouble(tick -> TextSize.width(tick.label(), Font.NOTE.size()))
            .max()
            .orElse(0);
    return MARGIN + widest + GAP;
  }

  /** Returns where two numbers meet; beyond the frame if they are not on the axes. */
  public Point at(double across, double up) {
    return box.at(x.scale().share(across), y.scale().share(up));
  }

  /** Returns the place in the frame that is nearest to where two numbers meet. */
  public Point within(double across, double up) {
    return box.at(x.scale().shareWithin(across), y.scale().shareWithin(up));
  }

  /** Draws the grid and both axes. */
  public void drawAxes(Drawing drawing) {
    drawUp(drawing);
    drawAcross(drawing);
  }

  /** Draws the lines, numbers, and title of the upward axis. */
  public void drawUp(Drawing drawing) {
    Point title = new Point(MARGIN, box.top() - 2 * GAP - 3);
    drawing.label(y.title(), title, Anchor.START, Drawing.WIDTH - 2 * MARGIN);
    for (Tick tick : y.scale().ticks()) {
      Point left = box.at(0, y.scale().share(tick.value()));
      drawing.line(left, left.right(box.width()), Stroke.GRID);
      drawing.text(tick.label(), left.right(-GAP).down(4), Font.NOTE, Anchor.END);
    }
  }

  /** Draws the lines, numbers, and title of the axis across. */
  public void drawAcross(Drawing drawing) {
    drawLinesAcross(drawing);
    List<String> labels = x.scale().ticks().stream().map(Tick::label).toList();
    drawAcross(drawing, new Labels(labels, places()));
  }

  /** Draws the lines of the axis across without its numbers. */
  public void drawLinesAcross(Drawing drawing) {
    for (double place : places()) {
      drawing.line(new Point(place, box.top()), new Point(place, box.bottom()), Stroke.GRID);
    }
  }

  /** Draws the line, other labels than numbers, and the title of the axis across. */
  public void drawAcross(Drawing drawing, Labels labels) {
    drawing.line(box.at(0, 0), box.at(1, 0), Stroke.AXIS);
    labels.draw(drawing, box.bottom() + LINE - 2);
    double half = TextSize.width(x.title(), Font.LABEL.size()) / 2;
    double middle = box.left() + box.width() / 2;
    double room = Drawing.WIDTH - MARGIN - half;
    Point at = new Point(Math.max(Drawing.WIDTH / 2, Math.min(middle, room)), foot() - GAP);
    drawing.label(x.title(), at, Anchor.MIDDLE, Drawing.WIDTH - 2 * MARGIN);
  }

  private List<Double> places() {
    return x.scale().ticks().stream()
        .map(tick -> box.at(x.scale().share(tick.value()), 0).x())
        .toList();
  }

  /** Returns where the axis across ends with its title. */
  public double foot() {
    return box.bottom() + 2 * LINE + GAP;
  }

  /** Says that there is nothing to draw. */
  public void drawNothing(Drawing drawing) {
    drawing.text("no values", box.at(0.5, 0.5), Font.LABEL, Anchor.MIDDLE);
  }
}

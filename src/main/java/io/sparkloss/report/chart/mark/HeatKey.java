package io.sparkloss.report.chart.mark;

import io.sparkloss.report.chart.scale.NumberText;
import io.sparkloss.report.chart.svg.Box;
import io.sparkloss.report.chart.svg.Drawing;
import io.sparkloss.report.chart.svg.Drawing.Anchor;
import io.sparkloss.report.chart.svg.Drawing.Font;
import io.sparkloss.report.chart.svg.Paint;
import io.sparkloss.report.chart.svg.Point;
import io.sparkloss.report.chart.svg.TextSize;

/**
 * Colours of counts; from one to the next the count grows by the same factor.
 *
 * @param least the least count, at least 1
 * @param most the greatest count
 */
public record HeatKey(long least, long most) {

  private static final double MARGIN = 10;
  private static final double GAP = 6;
  private static final double STEP = 22;
  private static final double HEIGHT = 12;
  private static final double LINE = 20;

  /** Returns the number of the colour of a count. */
  public int step(long count) {
    double share = Math.log((double) count / least) / Math.log((double) most / least);
    // All counts the same is 0/0, and gets the strongest colour.
    return Double.isNaN(share)
        ? Paint.HEAT_STEPS - 1
        : (int) Math.min(Paint.HEAT_STEPS - 1, share * Paint.HEAT_STEPS);
  }

  /** Draws the colours in a line below a place, and returns where it ends. */
  public double draw(Drawing drawing, double top) {
    Point at = new Point(MARGIN, top + LINE - GAP);
    at = write(drawing, "count", at);
    at = write(drawing, NumberText.shortCount(least), at);
    for (int step = 0; step < Paint.HEAT_STEPS; step++) {
      Point end = at.right(STEP);
      drawing.box(Box.between(at.down(1), end.down(1 - HEIGHT)), Paint.heat(step), 1);
      at = end;
    }
    write(drawing, NumberText.shortCount(most) + " (log scale)", at.right(GAP));
    return top + LINE + GAP;
  }

  private static Point write(Drawing drawing, String text, Point at) {
    drawing.text(text, at, Font.NOTE, Anchor.START);
    return at.right(TextSize.width(text, Font.NOTE.size()) + GAP);
  }
}

package io.sparkloss.report.chart.svg;

import io.sparkloss.report.chart.svg.Drawing.Anchor;
import io.sparkloss.report.chart.svg.Drawing.Font;
import java.util.List;

/**
 * Labels in a row, of which every second, third, and so on is written where all do not have room.
 *
 * @param texts from left to right
 * @param places the middles, as many as texts, ascending
 */
public record Labels(List<String> texts, List<Double> places) {

  private static final double GAP = 8;
  private static final double MARGIN = 3;

  /** A label wider than this is cut. */
  private static final double WIDEST = 150;

  /** Copies the lists. */
  public Labels {
    texts = List.copyOf(texts);
    places = List.copyOf(places);
  }

  /** Writes the labels on a line; the first and the last stay within the picture. */
  public void draw(Drawing drawing, double y) {
    int each = each();
    for (int i = 0; i < texts.size(); i += each) {
      drawing.text(shown(i), new Point(middle(i), y), Font.NOTE, Anchor.MIDDLE);
    }
  }

  /** Returns the least distance between labels, in labels, at which they do not touch. */
  private int each() {
    int each = 1;
    while (each < texts.size() && touches(each)) {
      each++;
    }
    return each;
  }

  private boolean touches(int each) {
    for (int i = each; i < texts.size(); i += each) {
      if (middle(i) - middle(i - each) < width(i) / 2 + width(i - each) / 2 + GAP) {
        return true;
      }
    }
    return false;
  }

  private double middle(int number) {
    double half = width(number) / 2 + MARGIN;
    return Math.max(half, Math.min(Drawing.WIDTH - half, places.get(number)));
  }

  private double width(int number) {
    return TextSize.width(shown(number), Font.NOTE.size());
  }

  private String shown(int number) {
    return TextSize.cut(texts.get(number), Font.NOTE.size(), WIDEST);
  }
}

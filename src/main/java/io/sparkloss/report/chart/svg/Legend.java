package io.sparkloss.report.chart.svg;

import io.sparkloss.report.chart.svg.Drawing.Anchor;
import io.sparkloss.report.chart.svg.Drawing.Font;
import java.util.ArrayList;
import java.util.List;

/** Names of what is in a plot, in as many lines above it as they need. */
public final class Legend {

  /** How far names are below the top of their line. */
  private static final double BASELINE = 14;

  private static final double LINE = 20;
  private static final double MARGIN = 10;
  private static final double SYMBOL = 26;
  private static final double SPACE = 6;
  private static final double GAP = 16;

  /** A sample of what is named. */
  @FunctionalInterface
  public interface Symbol {
    /** Draws the sample into a box. */
    void draw(Drawing drawing, Box box);
  }

  private record Entry(String name, Symbol symbol) {

    double width() {
      double name = TextSize.width(name(), Font.LABEL.size());
      return Math.min(SYMBOL + SPACE + name, Drawing.WIDTH - 2 * MARGIN);
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** Adds a name with a sample. */
  public void add(String name, Symbol symbol) {
    entries.add(new Entry(name, symbol));
  }

  /** Adds the name of a series that is drawn as markers. */
  public void markers(String name, int series) {
    add(
        name,
        (drawing, box) ->
            drawing.marker(Marker.series(series), box.at(0.5, 0.5), Paint.series(series)));
  }

  /** Adds the name of a series that is drawn as a line. */
  public void curve(String name, int series) {
    line(name, Stroke.series(series));
  }

  /** Adds the name of a line. */
  public void line(String name, Stroke stroke) {
    add(name, (drawing, box) -> drawing.line(box.at(0, 0.5), box.at(1, 0.5), stroke));
  }

  /** Adds the name of a shaded area. */
  public void area(String name, Paint paint) {
    add(name, (drawing, box) -> drawing.box(box, paint, 1));
  }

  /** Draws the legend from the top of the picture on, and returns where it ends. */
  public double draw(Drawing drawing) {
    double x = MARGIN;
    double top = SPACE;
    for (Entry entry : entries) {
      if (x > MARGIN && x + entry.width() > Drawing.WIDTH - MARGIN) {
        x = MARGIN;
        top += LINE;
      }
      Point at = new Point(x, top + BASELINE);
      entry.symbol().draw(drawing, new Box(x, top + 4, x + SYMBOL, top + LINE - 4));
      double room = entry.width() - SYMBOL - SPACE;
      drawing.label(entry.name(), at.right(SYMBOL + SPACE), Anchor.START, room);
      x += entry.width() + GAP;
    }
    return entries.isEmpty() ? SPACE : top + LINE + SPACE;
  }
}

package io.sparkloss.report.chart.svg;

import java.util.List;
import java.util.Locale;

/**
 * How a line is drawn.
 *
 * @param paint its colour
 * @param width its width
 * @param dashes lengths of dashes and gaps in turn; empty for none
 */
public record Stroke(Paint paint, double width, String dashes) {

  /** Lines of the grid. */
  public static final Stroke GRID = new Stroke(Paint.GRID, 1, "");

  /** The line at the foot of a plot. */
  public static final Stroke AXIS = new Stroke(Paint.MUTED, 1, "");

  private static final List<String> SERIES = List.of("", "7 3", "2 2.5", "9 3 2 3", "12 4", "4 2");
  private static final List<String> GUIDES = List.of("5 4", "1.5 3", "9 3 2 3", "12 5");

  /** Returns an unbroken line in the colour of a series. */
  public static Stroke solid(int number, double width) {
    return new Stroke(Paint.series(number), width, "");
  }

  /** Returns the line of a series with its dashes. */
  public static Stroke series(int number) {
    return new Stroke(Paint.series(number), 2, SERIES.get(number % SERIES.size()));
  }

  /** Returns a line to compare to, by its number among such lines. */
  public static Stroke guide(int number) {
    return new Stroke(Paint.INK, 1.5, GUIDES.get(number % GUIDES.size()));
  }

  String attributes() {
    String dash =
        dashes.isEmpty() ? "" : String.format(Locale.ROOT, " stroke-dasharray=\"%s\"", dashes);
    return paint.stroke() + " stroke-width=\"" + Drawing.number(width) + "\"" + dash;
  }
}

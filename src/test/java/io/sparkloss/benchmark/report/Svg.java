package io.sparkloss.benchmark.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of a static SVG picture on a white ground. */
final class Svg {

  /** A point in pixels from the upper left corner. */
  record Point(double x, double y) {}

  private static final String STYLE =
      """
      <style>
      text { font: 12px 'DejaVu Sans', Verdana, Arial, sans-serif; fill: #222 }
      .title { font-size: 17px; font-weight: bold }
      .head { font-weight: bold; paint-order: stroke; stroke: #fff; stroke-width: 4px }
      .note { font-size: 10.5px; fill: #555 }
      .end { text-anchor: end }
      .middle { text-anchor: middle }
      .grid { stroke: #ddd }
      .axis { stroke: #222 }
      .goal { stroke: #111; stroke-width: 2.5 }
      .curve { fill: none; stroke-width: 2 }
      </style>
      """;

  private final StringBuilder body = new StringBuilder();
  private final double width;

  Svg(double width) {
    this.width = width;
  }

  void text(Point at, String type, String content) {
    add("<text x='%.1f' y='%.1f' class='%s'>%s</text>", at.x, at.y, type, escaped(content));
  }

  /** Writes small text in two lines if it is long, broken after a comma. */
  void note(Point at, String content) {
    int split = content.length() > 130 ? content.lastIndexOf(", ", 130) + 1 : 0;
    if (split == 0) {
      text(at, "note", content);
    } else {
      text(at, "note", content.substring(0, split));
      text(new Point(at.x, at.y + 13), "note", content.substring(split).strip());
    }
  }

  void line(Point from, Point to, String type) {
    add(
        "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' class='%s'/>",
        from.x, from.y, to.x, to.y, type);
  }

  /** Fills a rectangle of which two opposite corners are given. */
  void rectangle(Point one, Point other, String colour) {
    add(
        "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s'/>",
        Math.min(one.x, other.x),
        Math.min(one.y, other.y),
        Math.abs(one.x - other.x),
        Math.abs(one.y - other.y),
        colour);
  }

  void curve(List<Point> points, String colour) {
    String list =
        points.stream()
            .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x, point.y))
            .collect(Collectors.joining(" "));
    add("<polyline points='%s' class='curve' stroke='%s'/>", list, colour);
  }

  /** Draws a circle, square, triangle or diamond, in turn by number. */
  void marker(Point at, int shape, String colour) {
    String path =
        switch (shape % 4) {
          case 0 -> "m-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z";
          case 1 -> "m-3.5,-3.5h7v7h-7z";
          case 2 -> "m0,-4.5l4.5,8h-9z";
          default -> "m0,-5l4.5,5l-4.5,5l-4.5,-5z";
        };
    add("<path d='M%.1f,%.1f%s' fill='%s'/>", at.x, at.y, path, colour);
  }

  /** Returns the picture; its title is what screen readers say. */
  String picture(double height, String title) {
    return String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %.0f %.0f' width='%.0f'"
                + " height='%.0f' role='img'>%n<title>%s</title>%n",
            width,
            height,
            width,
            height,
            escaped(title))
        + STYLE
        + "<rect width='100%' height='100%' fill='#fff'/>\n"
        + body
        + "</svg>\n";
  }

  private void add(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

package io.sparkloss.report.chart.svg;

import io.sparkloss.report.chart.data.Heading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A picture that is being drawn, {@value #WIDTH} wide. What is drawn later lies above. Classes
 * begin with {@code slc-} and ids with the chart's own, so that many pictures can be in one page.
 * Not safe for use by several threads.
 */
public final class Drawing {

  /** The width of every picture; its height is known at its end. */
  public static final double WIDTH = 480;

  /** Farther out nothing shows, and programs need not cope with huge coordinates. */
  private static final double FAR = 10_000;

  private static final int DECIMALS = 2;

  /**
   * What text is for.
   *
   * @param paint its colour
   * @param size the height of its letters
   */
  public record Font(Paint paint, double size) {

    /** Names of things. */
    public static final Font LABEL = new Font(Paint.INK, 13);

    /** Numbers on axes, and notes. */
    public static final Font NOTE = new Font(Paint.MUTED, 12);
  }

  /** Which part of a text is at its place. */
  public enum Anchor {
    /** Its start. */
    START("start"),
    /** Its middle. */
    MIDDLE("middle"),
    /** Its end. */
    END("end");

    private final String value;

    Anchor(String value) {
      this.value = value;
    }
  }

  private final Heading heading;
  private final StringBuilder body = new StringBuilder();
  private final Set<Paint> paints = new TreeSet<>(Comparator.comparing(Paint::name));

  /** Starts an empty picture. */
  public Drawing(Heading heading) {
    this.heading = heading;
    paints.add(Paint.BACKGROUND);
  }

  /** Writes text on a line. */
  public void text(String text, Point at, Font font, Anchor anchor) {
    openText(at, font, anchor);
    body.append(XmlText.escape(text)).append("</text>\n");
  }

  /** Writes as much of a label as fits into a width; the whole shows when it is pointed at. */
  public void label(String text, Point at, Anchor anchor, double width) {
    String shown = TextSize.cut(text, Font.LABEL.size, width);
    openText(at, Font.LABEL, anchor);
    if (!shown.equals(text)) {
      title(text);
    }
    body.append(XmlText.escape(shown)).append("</text>\n");
  }

  /** Draws a straight line. */
  public void line(Point from, Point to, Stroke stroke) {
    body.append("<line");
    attribute("x1", from.x());
    attribute("y1", from.y());
    attribute("x2", to.x());
    attribute("y2", to.y());
    stroke(stroke);
  }

  /** Fills a rectangle; an opacity of 1 hides what is behind it. */
  public void box(Box box, Paint paint, double opacity) {
    body.append("<rect");
    attribute("x", box.left());
    attribute("y", box.top());
    attribute("width", box.width());
    attribute("height", box.height());
    fill(paint, opacity);
  }

  /** Fills many rectangles with sharp edges, so that neighbours have no seams. */
  public void boxes(List<Box> boxes, Paint paint) {
    body.append("<path shape-rendering=\"crispEdges\" d=\"");
    for (Box box : boxes) {
      body.append('M').append(pair(box.at(0, 1)));
      body.append('H').append(number(box.right()));
      body.append('V').append(number(box.bottom()));
      body.append('H').append(number(box.left())).append('z');
    }
    body.append('"');
    fill(paint, 1);
  }

  /** Draws a line through points. */
  public void curve(List<Point> points, Stroke stroke) {
    body.append("<polyline fill=\"none\" points=\"").append(list(points)).append('"');
    stroke(stroke);
  }

  /** Fills the area whose outline goes through points. */
  public void area(List<Point> points, Paint paint, double opacity) {
    body.append("<polygon points=\"").append(list(points)).append('"');
    fill(paint, opacity);
  }

  /** Draws the marker of a point. */
  public void marker(Marker marker, Point at, Paint paint) {
    body.append("<path d=\"M").append(pair(at)).append(marker.path()).append('"');
    fill(paint, 1);
  }

  /** Draws a circle around a point. */
  public void ring(Point middle, double radius, Stroke stroke) {
    body.append("<circle fill=\"none\"");
    attribute("cx", middle.x());
    attribute("cy", middle.y());
    attribute("r", radius);
    stroke(stroke);
  }

  /** Draws what belongs together; the text shows when it is pointed at. */
  public void group(String text, Runnable parts) {
    body.append("<g>");
    title(text);
    parts.run();
    body.append("</g>\n");
  }

  /** Draws parts of which only what is in a box shows; once for a picture. */
  public void clipped(Box box, Runnable parts) {
    String id = heading.id() + "-plot";
    body.append("<clipPath id=\"").append(id).append("\"><rect");
    attribute("x", box.left());
    attribute("y", box.top());
    attribute("width", box.width());
    attribute("height", box.height());
    body.append("/></clipPath>\n<g clip-path=\"url(#").append(id).append(")\">\n");
    parts.run();
    body.append("</g>\n");
  }

  /** Returns the picture with its title, its summary, and the colours it uses. */
  public String picture(double height) {
    String size = number(WIDTH) + "\" height=\"" + number(Math.ceil(height)) + "\"";
    String title = heading.id() + "-title";
    String summary = heading.id() + "-desc";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"slc-chart\" viewBox=\"0 0 "
        + (number(WIDTH) + " " + number(Math.ceil(height)))
        + ("\" width=\"" + size + " preserveAspectRatio=\"xMidYMid meet\"")
        + " font-family=\"system-ui,'DejaVu Sans',Verdana,Arial,sans-serif\" role=\"img\""
        + (" aria-labelledby=\"" + title + " " + summary + "\">\n")
        + ("<title id=\"" + title + "\">" + XmlText.escape(heading.title()) + "</title>\n")
        + ("<desc id=\"" + summary + "\">" + XmlText.escape(heading.summary()) + "</desc>\n")
        + style()
        + ("<rect width=\"" + size + Paint.BACKGROUND.fill() + "/>\n")
        + (body + "</svg>\n");
  }

  /** Returns a coordinate with at most two digits after the point. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("A coordinate must be a number, but was NaN");
    }
    double near = Math.max(-FAR, Math.min(FAR, value));
    BigDecimal rounded = BigDecimal.valueOf(near).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private String style() {
    return "<style>.slc-chart{max-width:100%;height:auto}"
        + paints.stream().map(Paint::lightRules).collect(Collectors.joining())
        + "@media (prefers-color-scheme:dark){"
        + paints.stream().map(Paint::darkRules).collect(Collectors.joining())
        + "}</style>\n";
  }

  private void openText(Point at, Font font, Anchor anchor) {
    paints.add(font.paint);
    body.append("<text");
    attribute("x", at.x());
    attribute("y", at.y());
    attribute("font-size", font.size);
    if (anchor != Anchor.START) {
      body.append(" text-anchor=\"").append(anchor.value).append('"');
    }
    body.append(font.paint.fill()).append('>');
  }

  private void title(String text) {
    body.append("<title>").append(XmlText.escape(text)).append("</title>");
  }

  private void stroke(Stroke stroke) {
    paints.add(stroke.paint());
    body.append(stroke.attributes()).append("/>\n");
  }

  private void fill(Paint paint, double opacity) {
    paints.add(paint);
    body.append(paint.fill());
    if (opacity < 1) {
      attribute("fill-opacity", opacity);
    }
    body.append("/>\n");
  }

  private void attribute(String name, double value) {
    body.append(' ').append(name).append("=\"").append(number(value)).append('"');
  }

  private static String list(List<Point> points) {
    return points.stream().map(Drawing::pair).collect(Collectors.joining(" "));
  }

  private static String pair(Point point) {
    return number(point.x()) + "," + number(point.y());
  }
}

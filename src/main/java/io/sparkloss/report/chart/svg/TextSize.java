package io.sparkloss.report.chart.svg;

/**
 * How much room text takes, by a rule that is above the usual width of letters: nobody knows the
 * reader's fonts.
 */
public final class TextSize {

  private static final double LETTER = 0.6;

  /** From here on come scripts whose signs are as wide as they are high, and pictures. */
  private static final int WIDE = 0x1100;

  /** Text that has just the room it needs is not cut for an error of rounding. */
  private static final double SLACK = 0.01;

  private static final String CUT = "…";

  private TextSize() {}

  /** Returns a width that the text will hardly exceed. */
  public static double width(String text, double size) {
    return size * text.codePoints().mapToDouble(TextSize::width).sum();
  }

  /**
   * Returns the text, with its middle replaced by … where it is wider than a width: long names
   * often begin alike.
   */
  public static String cut(String text, double size, double width) {
    if (width(text, size) <= width + SLACK) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int head = 0;
    int tail = 0;
    double left = width + SLACK - width(CUT, size);
    while (true) {
      // Two thirds are from the start.
      boolean atEnd = (head + tail) % 3 == 2;
      left -= size * width(points[atEnd ? points.length - 1 - tail : head]);
      if (left < 0) {
        return new String(points, 0, head) + CUT + new String(points, points.length - tail, tail);
      }
      head += atEnd ? 0 : 1;
      tail += atEnd ? 1 : 0;
    }
  }

  private static double width(int point) {
    boolean narrow = point < WIDE || Character.getType(point) == Character.OTHER_PUNCTUATION;
    return narrow ? LETTER : 1;
  }
}

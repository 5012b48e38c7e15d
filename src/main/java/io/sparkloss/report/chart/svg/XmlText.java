package io.sparkloss.report.chart.svg;

/**
 * Text as XML 1.0 can carry it, in elements and in attributes. What XML forbids even in escaped
 * form, which is most control characters and halves of surrogate pairs, becomes U+FFFD; so do other
 * control characters, and those that turn the direction of what follows.
 */
public final class XmlText {

  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /** Returns text whose markup means nothing. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(escaped, point));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int point) {
    switch (point) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      // A parser would make a blank of these in an attribute, and a line feed of a carriage return.
      case '\t', '\n', '\r' -> escaped.append("&#").append(point).append(';');
      default -> escaped.appendCodePoint(isAllowed(point) ? point : REPLACEMENT);
    }
  }

  private static boolean isAllowed(int point) {
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    boolean turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return !Character.isISOControl(point)
        && !surrogate
        && !turns
        && point != 0xFFFE
        && point != 0xFFFF;
  }
}

package io.sparkloss.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text in lines of at most {@value ConsoleTable#WIDTH} columns, in which nothing moves the cursor.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Wrap {

  private static final String CUT = "...";
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cntrl}\\x{80}-\\x{9F}\\x{2028}\\x{2029}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

  private Wrap() {}

  /** Returns the text broken at blanks; lines after the first begin with an indent. */
  public static List<String> lines(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : clean(text).split(" ", -1)) {
      String shown = cut(word, ConsoleTable.WIDTH - indent.length());
      if (line.length() > 0 && line.length() + 1 + shown.length() > ConsoleTable.WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(indent).append(shown);
      } else {
        line.append(line.length() == 0 ? "" : " ").append(shown);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** Returns the text, its end replaced by dots where it is longer than a width. */
  public static String cut(String text, int width) {
    String shown = clean(text);
    if (shown.length() <= width) {
      return shown;
    }
    int end = width - CUT.length();
    boolean within = end > 0 && Character.isHighSurrogate(shown.charAt(end - 1));
    return shown.substring(0, within ? end - 1 : end) + CUT;
  }

  /** Replaces what would move the cursor, end a line, or turn the direction of what follows. */
  public static String clean(String text) {
    return UNSEEN.matcher(text).replaceAll("?");
  }
}

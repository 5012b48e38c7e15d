package io.sparkloss.report;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of at most {@value ConsoleTable#WIDTH} columns. */
final class Wrap {

  private static final String CUT = "...";

  private Wrap() {}

  /** Returns the text broken at blanks; lines after the first begin with an indent. */
  static List<String> lines(String text, String indent) {
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
  static String cut(String text, int width) {
    String shown = clean(text);
    return shown.length() <= width ? shown : shown.substring(0, width - CUT.length()) + CUT;
  }

  /** Replaces what would move the cursor. */
  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}

package io.sparkloss.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that nobody would write, and texts that somebody wrote with mistakes put into them. */
final class Texts {

  /** What means something to HTML, XML, Markdown, YAML, JSON, SQL, terminals or file systems. */
  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "&",
          "\"",
          "'",
          "`",
          "|",
          "\\",
          "*",
          "_",
          "[",
          "]",
          "(",
          ")",
          "{",
          "}",
          "~",
          "#",
          "- ",
          "+ ",
          "1. ",
          ":",
          ",",
          ";",
          "=",
          "%",
          "$",
          "@team",
          "!",
          "    ",
          "\t",
          "\n",
          "\r",
          "\r\n",
          "</script>",
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "<!--",
          "-->",
          "]]>",
          "<![CDATA[",
          "</svg>",
          "</td>",
          "</title>",
          "&lt;",
          "&#x3c;",
          "javascript:alert(1)",
          "\" onload=\"alert(1)",
          "${date}",
          "${env:KEY}",
          "$${",
          "${",
          "\u0000",
          "\u0007",
          "\u001b[31m",
          "\u001b]0;title\u0007",
          "\u007f",
          "\u0085",
          "\u009b",
          "\u00a0",
          "\u00e9",
          "e\u0301",
          "\u200b",
          "\u200e",
          "\u200f",
          "\u2028",
          "\u2029",
          "\u202e",
          "\u2066",
          "\ufeff",
          "\uffff",
          "\ud83d",
          "\ude00",
          "\ud83d\ude00",
          "\u4e2d\u6587",
          "../",
          "/",
          "..",
          "%2e%2e",
          "null",
          "NaN",
          "Infinity",
          "true",
          "-0",
          "1e999",
          "0x1ffffffffffffffffff",
          "mean",
          "trees",
          "DROP TABLE");

  private static final int LONGEST_REPEAT = 20_000;

  private Texts() {}

  /** Returns a text of up to so many pieces. */
  static String hostile(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(piece(random));
    }
    return text.toString();
  }

  private static String piece(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> String.valueOf((char) random.nextInt(Character.MAX_VALUE + 1));
      case 1, 2 -> String.valueOf((char) ('a' + random.nextInt(26)));
      default -> any(random, PIECES);
    };
  }

  /** Returns a text with some mistakes in it, made of its own parts and of these words. */
  static String mutated(Random random, String text, List<String> words) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(5); i >= 0; i--) {
      mutate(random, mutated, words);
    }
    return mutated.toString();
  }

  private static void mutate(Random random, StringBuilder text, List<String> words) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + 1 + random.nextInt(12));
    switch (random.nextInt(7)) {
      case 0 -> text.delete(from, to);
      case 1 -> text.insert(random.nextInt(text.length() + 1), text.substring(from, to));
      case 2 -> text.replace(from, to, any(random, words));
      case 3 -> text.insert(from, any(random, words));
      case 4 -> text.replace(from, to, hostile(random, 3));
      case 5 -> text.insert(from, hostile(random, 2));
      default -> repeat(random, text, from, to);
    }
  }

  private static void repeat(Random random, StringBuilder text, int from, int to) {
    boolean often = random.nextInt(8) == 0;
    String piece = random.nextBoolean() ? text.substring(from, to) : any(random, PIECES);
    text.insert(from, piece.repeat(1 + random.nextInt(often ? LONGEST_REPEAT : 40)));
  }

  /** Returns one of a list. */
  static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}

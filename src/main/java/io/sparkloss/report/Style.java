package io.sparkloss.report;

import io.sparkloss.result.gate.Verdict;

/**
 * How text for a console is marked. A mark takes no column, and nothing is told by it alone.
 *
 * @since 0.1.0
 */
public enum Style {
  /** Not at all: for files, pipes, and people who asked for it. */
  PLAIN,
  /** By colour and weight, through the control sequences of ECMA-48. */
  COLOUR;

  private static final String BEGIN = "\u001b[";
  private static final String END = "\u001b[0m";
  private static final String BOLD = "1m";
  private static final String BOLD_RED = "1;31m";
  private static final String BOLD_GREEN = "1;32m";
  private static final String BOLD_YELLOW = "1;33m";

  /** Returns a text that stands out. */
  String strong(String text) {
    return marked(BOLD, text);
  }

  /** Returns a text in the colour of a verdict. */
  String verdict(Verdict verdict, String text) {
    return switch (verdict) {
      case PASS -> marked(BOLD_GREEN, text);
      case FAIL -> marked(BOLD_RED, text);
      case INCONCLUSIVE -> marked(BOLD_YELLOW, text);
    };
  }

  private String marked(String how, String text) {
    return this == PLAIN ? text : BEGIN + how + text + END;
  }
}

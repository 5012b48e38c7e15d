package io.sparkloss.report;

import io.sparkloss.result.entry.Estimate;
import java.util.List;

/** The mark of intervals that may cover less than they say, and what it means. */
final class Doubts {

  private static final String LEGEND =
      "? few rows for losses so unequal, or few clusters: the interval may cover less";

  private Doubts() {}

  /** Returns whether an estimate has an interval, and it may not be trusted. */
  static boolean isIn(Estimate estimate) {
    return isIn(estimate.doubtful(), estimate.lower());
  }

  /** Returns the same of a doubt and the lower end of the interval, NaN where there is none. */
  static boolean isIn(boolean doubtful, double lower) {
    return doubtful && !Double.isNaN(lower);
  }

  /** Returns what stands after an interval. */
  static String mark(boolean doubtful) {
    return doubtful ? " ?" : "";
  }

  /** Adds what the mark means, below an empty line. */
  static void explain(List<String> lines) {
    lines.add("");
    lines.addAll(Wrap.lines(LEGEND, "  "));
  }
}

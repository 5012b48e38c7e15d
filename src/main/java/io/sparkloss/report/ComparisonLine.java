package io.sparkloss.report;

import io.sparkloss.result.entry.Estimate;

/** A model beside its baseline in one line. */
final class ComparisonLine {

  private ComparisonLine() {}

  /** Returns the line; the shares are those of the rows won and tied. */
  static String of(String models, Estimate difference, double wonShare, double tiedShare) {
    return difference.isEmpty()
        ? models + ": NULL, for no row is usable for both"
        : models
            + ": "
            + Digits.of(difference).text(difference.cost())
            + " "
            + ConsoleTable.interval(difference)
            + Doubts.mark(Doubts.isIn(difference))
            + significance(difference)
            + ", lower in "
            + Digits.percent(wonShare)
            + " of rows"
            + (tiedShare > 0 ? ", equal in " + Digits.percent(tiedShare) : "");
  }

  /** Returns whether the interval leaves 0 out, which is said of intervals only. */
  private static String significance(Estimate difference) {
    if (Double.isNaN(difference.lower()) || Double.isNaN(difference.upper())) {
      return "";
    }
    return difference.lower() > 0 || difference.upper() < 0 ? ", significant" : ", not significant";
  }
}

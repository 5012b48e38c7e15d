package io.sparkloss.report.page;

import io.sparkloss.report.Digits;
import io.sparkloss.result.entry.Estimate;

/** Numbers as a page shows them. */
final class Numbers {

  private Numbers() {}

  /** Returns a cost; NULL for no rows. */
  static String cost(Estimate estimate) {
    return estimate.isEmpty() ? "NULL" : Digits.of(estimate).text(estimate.cost());
  }

  /** Returns an interval; nothing where there is none, and a mark where it may cover less. */
  static String interval(Estimate estimate) {
    if (Double.isNaN(estimate.lower()) || Double.isNaN(estimate.upper())) {
      return "";
    }
    Digits digits = Digits.of(estimate);
    return digits.text(estimate.lower())
        + " to "
        + digits.text(estimate.upper())
        + (estimate.doubtful() ? " ?" : "");
  }
}

package io.sparkloss.result.gate;

import java.util.Locale;

/**
 * What a gate decided.
 *
 * @since 0.1.0
 */
public enum Verdict {
  /** The whole interval of the mean difference is at or below 0. */
  PASS,
  /** The whole interval is above 0, or there is no number to decide on. */
  FAIL,
  /** The interval holds 0, or there are too few rows for an interval. */
  INCONCLUSIVE;

  /** Returns the decision of both: FAIL before INCONCLUSIVE before PASS. */
  public Verdict and(Verdict other) {
    if (this == FAIL || other == FAIL) {
      return FAIL;
    }
    return this == INCONCLUSIVE || other == INCONCLUSIVE ? INCONCLUSIVE : PASS;
  }

  /** Returns the name used in results: {@code pass}, {@code fail}, {@code inconclusive}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

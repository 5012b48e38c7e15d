package io.sparkloss.result.entry;

import io.sparkloss.loss.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many rows a cost could use, and why not the others.
 *
 * @param rows the rows seen, ignored ones included
 * @param used the rows used
 * @param invalid the rows not used, by reason; reasons without a row are absent
 * @param coverage used rows as a share of the rows that were not ignored; NaN when there are none
 * @param weightCoverage the same as a share of weight, over rows whose weight is known
 * @param unnormalized the rows seen whose probabilities do not sum to 1: a warning
 * @since 0.1.0
 */
public record Usage(
    long rows,
    long used,
    Map<Reason, Long> invalid,
    double coverage,
    double weightCoverage,
    long unnormalized) {

  /** Keeps its own copy of the counts, in the order of {@link Reason}. */
  public Usage {
    Map<Reason, Long> copy = new EnumMap<>(Reason.class);
    copy.putAll(invalid);
    invalid = Collections.unmodifiableMap(copy);
  }

  /** Returns the rows refused: those not used for another reason than being ignored. */
  public long refused() {
    return rows - used - ignored();
  }

  /** Returns the rows ignored by their label. */
  public long ignored() {
    return invalid.getOrDefault(Reason.IGNORED, 0L);
  }
}

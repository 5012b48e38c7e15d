package io.sparkloss.cost.sums;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * All that a cost follows from, as plain numbers.
 *
 * <p>Immutable and safe for use by many threads. Low parts of equal costs may differ with the order
 * of the rows, so compare costs.
 *
 * @param weighted whether rows have weights
 * @param count the rows used, those of weight 0 included
 * @param rows the rows of positive weight
 * @param min the least loss among these; NaN for no rows
 * @param max the greatest loss among these; NaN for no rows
 * @param clippedCount the rows among these whose probability was clipped
 * @param sums the sums that {@link MomentSum#kept} names, and {@link MomentSum#SUM_CLIPPED_WL}
 * @since 0.1.0
 */
public record CostSums(
    boolean weighted,
    long count,
    long rows,
    double min,
    double max,
    long clippedCount,
    Map<MomentSum, SumParts> sums)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Set<MomentSum> OF_MEAN =
      Set.of(MomentSum.SUM_W, MomentSum.SUM_WL, MomentSum.SUM_CLIPPED_WL);
  private static final SumParts UNKNOWN = new SumParts(Double.NaN, 0, 0);

  /**
   * Checks the counts and keeps its own copy of the sums.
   *
   * @throws IllegalArgumentException when counts contradict each other, or a sum is missing or more
   */
  public CostSums {
    if (rows < 0 || count < rows || clippedCount < 0 || clippedCount > rows) {
      throw new IllegalArgumentException(
          "count is %d, rows %d and clipped_count %d, but 0 ≤ clipped_count ≤ rows ≤ count must hold"
              .formatted(count, rows, clippedCount));
    }
    EnumMap<MomentSum, SumParts> own = new EnumMap<>(MomentSum.class);
    own.putAll(sums);
    if (own.size() != MomentSum.kept(weighted).size() + 1
        || !own.keySet().containsAll(MomentSum.kept(weighted))
        || !own.containsKey(MomentSum.SUM_CLIPPED_WL)) {
      throw new IllegalArgumentException(
          "the sums are %s, but %s and SUM_CLIPPED_WL are needed"
              .formatted(own.keySet(), MomentSum.kept(weighted)));
    }
    sums = Collections.unmodifiableMap(own);
  }

  /** Returns a sum that is kept. */
  public SumParts sum(MomentSum wanted) {
    SumParts found = sums.get(wanted);
    if (found == null) {
      throw new IllegalArgumentException(wanted + " is not kept, but " + sums.keySet() + " are");
    }
    return found;
  }

  /**
   * Returns the same without what a standard error follows from: the sums of squares and of higher
   * powers are NaN, and so is whatever is made of them.
   */
  public CostSums withUnknownError() {
    Map<MomentSum, SumParts> known = new EnumMap<>(MomentSum.class);
    sums.forEach((sum, parts) -> known.put(sum, OF_MEAN.contains(sum) ? parts : UNKNOWN));
    return new CostSums(weighted, count, rows, min, max, clippedCount, known);
  }
}

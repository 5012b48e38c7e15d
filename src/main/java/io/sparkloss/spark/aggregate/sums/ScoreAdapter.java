package io.sparkloss.spark.aggregate.sums;

import io.sparkloss.cost.score.Score;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.jspecify.annotations.Nullable;

/**
 * Makes a score of the fields of a buffer; called by generated code.
 *
 * @param score the score
 * @param weighted whether rows have weights
 * @since 0.1.0
 */
public record ScoreAdapter(Score score, boolean weighted) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the score, or null where there is none. */
  public @Nullable Double result(long rows, ArrayData parts) {
    return score.result(weighted, rows, parts.toDoubleArray());
  }
}

package io.sparkloss.spark.aggregate;

import io.sparkloss.cost.score.Score;
import io.sparkloss.cost.score.SumsLayout;
import java.io.Serializable;

/**
 * An aggregate over sums.
 *
 * @param name its name in plans
 * @param score what it reports
 * @param weighted whether a weight follows the terms
 */
public record SumsForm(String name, Score score, boolean weighted) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the sums that are kept. */
  SumsLayout layout() {
    return score.layout(weighted);
  }

  /** Returns the first field of the parts: the rows, where they are counted, stand before it. */
  int firstPart() {
    return layout().rows() ? 1 : 0;
  }
}

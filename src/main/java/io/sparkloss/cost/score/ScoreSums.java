package io.sparkloss.cost.score;

import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.Reason;
import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Takes the terms of rows and gives their {@link Score}; sums of disjoint rows merge, in any order
 * and grouping. Rows of weight 0 add nothing.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ScoreSums implements MergeableScore<ScoreSums>, Serializable {

  private static final long serialVersionUID = 1L;

  private final Score score;
  private final SumsLayout layout;
  private final double[] parts;
  private long rows;

  /** Creates sums of no rows. */
  public ScoreSums(Score score, boolean weighted) {
    this.score = score;
    this.layout = score.layout(weighted);
    this.parts = layout.empty();
  }

  /** Adds a row of weight 1. */
  public void add(double... terms) {
    rows++;
    for (int i = 0; i < terms.length; i++) {
      addTo(layout.sum(layout.sumOfTerm().get(i)), terms[i]);
    }
    keepExtremes(terms);
  }

  /**
   * Adds a row with a weight.
   *
   * @throws LossDomainException when the weight is NaN, infinite or negative
   */
  public void addWeighted(double weight, double... terms) {
    if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
      throw new LossDomainException(
          "cost", Reason.BAD_WEIGHT, "weight", Double.toString(weight), "finite and at least 0");
    }
    if (weight == 0) {
      return;
    }
    rows++;
    addTo(0, weight);
    for (int i = 0; i < terms.length; i++) {
      int at = layout.sum(layout.sumOfTerm().get(i));
      double low =
          ThreePartSum.addedProductLow(parts[at], parts[at + 1], parts[at + 2], weight, terms[i]);
      double middle = ThreePartSum.addedProductMiddle(parts[at], parts[at + 1], weight, terms[i]);
      parts[at] = ThreePartSum.addedProductHigh(parts[at], weight, terms[i]);
      parts[at + 1] = middle;
      parts[at + 2] = low;
    }
    keepExtremes(terms);
  }

  @Override
  public void merge(ScoreSums other) {
    if (score != other.score || layout.weighted() != other.layout.weighted()) {
      throw new IllegalArgumentException(
          "sums of " + other.score + " cannot be merged into those of " + score);
    }
    rows += other.rows;
    for (int at = 0; at < layout.extremes(); at += SumsLayout.PARTS) {
      ThreePartSum sum = new ThreePartSum(parts[at], parts[at + 1], parts[at + 2]);
      sum.add(new ThreePartSum(other.parts[at], other.parts[at + 1], other.parts[at + 2]));
      parts[at] = sum.high();
      parts[at + 1] = sum.middle();
      parts[at + 2] = sum.low();
    }
    if (layout.extremeTerm() >= 0) {
      int at = layout.extremes();
      parts[at] = Math.min(parts[at], other.parts[at]);
      parts[at + 1] = Math.max(parts[at + 1], other.parts[at + 1]);
    }
  }

  @Override
  public @Nullable Double result() {
    return score.result(layout.weighted(), rows, parts);
  }

  private void addTo(int at, double term) {
    double low = ThreePartSum.addedLow(parts[at], parts[at + 1], parts[at + 2], term);
    double middle = ThreePartSum.addedMiddle(parts[at], parts[at + 1], term);
    parts[at] = ThreePartSum.addedHigh(parts[at], term);
    parts[at + 1] = middle;
    parts[at + 2] = low;
  }

  private void keepExtremes(double[] terms) {
    if (layout.extremeTerm() >= 0) {
      int at = layout.extremes();
      parts[at] = Math.min(parts[at], terms[layout.extremeTerm()]);
      parts[at + 1] = Math.max(parts[at + 1], terms[layout.extremeTerm()]);
    }
  }
}

package io.sparkloss.cost.score;

import java.io.Serializable;
import java.util.List;

/**
 * Which sums are kept of the terms of each row, and where each stands: Σw in three parts if rows
 * have weights, three parts of Σw·term for each sum, then least and greatest of one term.
 *
 * @param weighted whether rows have weights
 * @param rows whether the rows of positive weight are counted, beside the parts
 * @param sumOfTerm for each term the sum to which it is added
 * @param extremeTerm the term whose least and greatest value are kept, or −1
 * @since 0.1.0
 */
public record SumsLayout(boolean weighted, boolean rows, List<Integer> sumOfTerm, int extremeTerm)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The doubles that hold one sum. */
  public static final int PARTS = 3;

  /** Keeps its own copy. */
  public SumsLayout {
    sumOfTerm = List.copyOf(sumOfTerm);
  }

  /** Returns the number of terms of a row. */
  public int terms() {
    return sumOfTerm.size();
  }

  /** Returns the first part of a sum. */
  public int sum(int index) {
    return (weighted ? PARTS : 0) + PARTS * index;
  }

  /** Returns the part that is the least value; the next one is the greatest. */
  public int extremes() {
    int sums = sumOfTerm.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    return sum(sums);
  }

  /** Returns the number of parts. */
  public int parts() {
    return extremes() + (extremeTerm < 0 ? 0 : 2);
  }

  /** Returns the parts of no rows. */
  public double[] empty() {
    double[] parts = new double[parts()];
    if (extremeTerm >= 0) {
      parts[extremes()] = Double.POSITIVE_INFINITY;
      parts[extremes() + 1] = Double.NEGATIVE_INFINITY;
    }
    return parts;
  }
}

package io.sparkloss.spark.aggregate;

import java.io.Serializable;
import java.util.List;

/**
 * Which sums an aggregate keeps of its terms, and where each stands in the buffer: the rows (a
 * long), Σw, one sum for each kind of term, then least and greatest of one term.
 *
 * @param weighted whether a weight follows the terms
 * @param rows whether the rows of positive weight are counted
 * @param sumOfTerm for each term the sum to which it is added
 * @param extremeTerm the term whose least and greatest value are kept, or −1
 */
record SumsLayout(boolean weighted, boolean rows, List<Integer> sumOfTerm, int extremeTerm)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Fields of one sum. */
  static final int PARTS = 3;

  /** Keeps its own copy. */
  SumsLayout {
    sumOfTerm = List.copyOf(sumOfTerm);
  }

  /** Returns the layout of one sum of one term: a count, or Σw, beside it. */
  static SumsLayout mean(boolean weighted) {
    return new SumsLayout(weighted, !weighted, List.of(0), -1);
  }

  int terms() {
    return sumOfTerm.size();
  }

  int sums() {
    return sumOfTerm.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
  }

  /** Returns the first field of Σw. */
  int weight() {
    return rows ? 1 : 0;
  }

  /** Returns the first field of a sum. */
  int sum(int index) {
    return weight() + (weighted ? PARTS : 0) + PARTS * index;
  }

  /** Returns the field of the least value; the next one is the greatest. */
  int extremes() {
    return sum(sums());
  }

  int fields() {
    return extremes() + (extremeTerm < 0 ? 0 : 2);
  }
}

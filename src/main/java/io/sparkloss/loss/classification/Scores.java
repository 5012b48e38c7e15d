package io.sparkloss.loss.classification;

import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.Exact;

/**
 * Functions of one score for each class.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Scores {

  private Scores() {}

  /** Returns the index of the first largest score, which is the predicted class. */
  public static int firstMaximum(double[] scores) {
    return firstMaximum(scores, 0, scores.length);
  }

  /** Returns the index, counted from the first of them, of the first largest of some scores. */
  public static int firstMaximum(double[] scores, int from, int count) {
    int first = from;
    for (int k = from + 1; k < from + count; k++) {
      first = scores[k] > scores[first] ? k : first;
    }
    return first - from;
  }

  /**
   * Returns the sum of e^(z_k − m) over all classes but that of the maximum m, whose own summand is
   * 1: with it left out, a small sum keeps its digits.
   */
  static double sumBesideMaximum(double[] scores, int maximum) {
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < scores.length; k++) {
      if (k != maximum) {
        sum.add(relative(scores[k], scores[maximum]));
      }
    }
    return sum.value();
  }

  /**
   * Returns e^(z − m), corrected for the rounding of z − m, which the exponential would magnify.
   */
  static double relative(double score, double maximum) {
    double power = Elementary.exp(score - maximum);
    return power + power * Exact.sumError(score, -maximum);
  }
}

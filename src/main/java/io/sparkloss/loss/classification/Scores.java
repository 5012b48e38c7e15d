package io.sparkloss.loss.classification;

import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.Exact;

/** Functions of one score for each class. */
final class Scores {

  private Scores() {}

  /** Returns the index of the first largest score. */
  static int firstMaximum(double[] scores) {
    int first = 0;
    for (int k = 1; k < scores.length; k++) {
      first = scores[k] > scores[first] ? k : first;
    }
    return first;
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

package io.sparkloss.loss.classification;

import java.util.function.IntToDoubleFunction;

/**
 * The cross-entropy \( \sum_k y'_k s_k \) of a smoothed label y' with the surprise \( s_k \) of
 * each class, where a class of weight 0 adds nothing, however surprising.
 */
final class Surprises {

  private Surprises() {}

  /** Returns the mean surprise under a label that is one of K classes. */
  static double mean(int label, int classes, double smoothing, IntToDoubleFunction surprise) {
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < classes; k++) {
      sum.add(term(Smoothing.apply(k == label ? 1 : 0, smoothing, classes), k, surprise));
    }
    return sum.value();
  }

  /** Returns the mean surprise under a soft label. */
  static double mean(double[] label, double smoothing, IntToDoubleFunction surprise) {
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < label.length; k++) {
      sum.add(term(Smoothing.apply(label[k], smoothing, label.length), k, surprise));
    }
    return sum.value();
  }

  private static double term(double y, int k, IntToDoubleFunction surprise) {
    return y == 0 ? 0 : y * surprise.applyAsDouble(k);
  }
}

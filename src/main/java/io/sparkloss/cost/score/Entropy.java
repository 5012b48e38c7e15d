package io.sparkloss.cost.score;

import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.Expansion;
import io.sparkloss.numeric.ThreePartSum;

/**
 * Entropy \( H = -\sum_k s_k \ln s_k \) of the shares of classes, with 0·ln 0 = 0: the log loss of
 * predicting these shares for every row.
 *
 * <p>Empty (a whole of 0): NaN. Non-finite sums: NaN.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Entropy {

  private Entropy() {}

  /** Returns the entropy of two classes, the second of which holds {@code part} of the whole. */
  public static double ofShare(ThreePartSum part, ThreePartSum whole) {
    double p = part.dividedBy(whole);
    if (!(Math.abs(p) <= 1)) {
      return Double.NaN;
    }
    int exponent = -Math.getExponent(whole.value());
    Expansion all = Expansion.of(whole, exponent);
    double q = all.minus(Expansion.of(part, exponent)).dividedBy(all);
    double smaller = Math.min(p, q);
    double larger = Math.max(p, q);
    return smaller == 0
        ? 0
        : -smaller * Elementary.ln(smaller) - larger * Elementary.ln1p(-smaller);
  }

  /** Returns the entropy of the shares that sums hold of their total. */
  static double ofShares(Iterable<ThreePartSum> parts, ThreePartSum whole) {
    ThreePartSum sum = new ThreePartSum();
    for (ThreePartSum part : parts) {
      double share = part.dividedBy(whole);
      if (share != 0) {
        sum.addProduct(-share, Elementary.ln(share));
      }
    }
    return sum.value();
  }

  /** Returns 1 − loss/entropy; with entropy 0, 1 for a loss of 0, else 0. */
  static double explained(double loss, double entropy) {
    if (entropy == 0 && !Double.isNaN(loss)) {
      return loss == 0 ? 1 : 0;
    }
    return 1 - loss / entropy;
  }
}

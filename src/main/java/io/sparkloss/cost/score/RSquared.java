package io.sparkloss.cost.score;

import io.sparkloss.numeric.Expansion;
import io.sparkloss.numeric.ThreePartSum;

/**
 * The coefficient of determination \( R^2 = 1 - \sum w r^2 / \sum w (y - \bar y)^2 \), with the
 * weighted mean of the labels.
 *
 * <p>With W = Σw, S = Σwy, Q = Σwy² and R = Σwr²: Σw(y−ȳ)² = (QW − S²)/W, so R² = (QW − S² − RW) /
 * (QW − S²), in exact arithmetic and rounded once. Labels of any scale and offset, and weights of
 * any sum, lose nothing.
 *
 * <p>Labels that are all equal (least = greatest, not a sum that happens to be 0): 1 where every
 * residual is 0, else 0. Non-finite values: NaN where a sum is NaN or labels overflow when squared;
 * −∞ where only the residuals do.
 *
 * @param weight Σw
 * @param residual Σw r²
 * @param first Σw y
 * @param second Σw y²
 */
record RSquared(
    ThreePartSum weight, ThreePartSum residual, ThreePartSum first, ThreePartSum second) {

  double value(boolean constant) {
    double largest = Math.max(residual.value(), second.value());
    if (!(largest <= Double.MAX_VALUE)) {
      return second.value() <= Double.MAX_VALUE ? 1 - residual.value() : Double.NaN;
    }
    if (constant) {
      return residual.value() == 0 ? 1 : 0;
    }
    int weightExponent = -Math.getExponent(weight.value());
    int exponent = -Math.getExponent(Math.sqrt(largest / weight.value()));
    Expansion w = Expansion.of(weight, weightExponent);
    Expansion s = Expansion.of(first, exponent + weightExponent);
    Expansion total =
        Expansion.of(second, 2 * exponent + weightExponent).times(w).minus(s.times(s));
    Expansion unexplained = Expansion.of(residual, 2 * exponent + weightExponent).times(w);
    return total.signum() > 0
        ? total.minus(unexplained).dividedBy(total)
        : Double.NEGATIVE_INFINITY;
  }
}

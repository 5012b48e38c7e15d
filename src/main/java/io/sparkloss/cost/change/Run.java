package io.sparkloss.cost.change;

import io.sparkloss.numeric.Expansion;
import io.sparkloss.numeric.ThreePartSum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The slices of one run that have weight, with shares and means to about 150 bits.
 *
 * <p>Losses are scaled by a power of two so that no product overflows; callers say which.
 */
final class Run<K> {

  private final Map<K, SliceCost<K>> slices = new LinkedHashMap<>();
  private final ThreePartSum weight = new ThreePartSum();
  private final ThreePartSum sum = new ThreePartSum();
  private double greatest;

  Run(List<SliceCost<K>> all) {
    for (SliceCost<K> slice : all) {
      if (slice.present() && slices.put(slice.key(), slice) != null) {
        throw new IllegalArgumentException(
            "slice " + slice.key() + " is given twice in one run; give each slice once");
      }
      if (slice.present()) {
        weight.add(slice.weight());
        sum.add(slice.sum());
        greatest = Math.max(greatest, Math.abs(slice.mean()));
      }
    }
  }

  /** Returns the present slices by key, in the order given. */
  Map<K, SliceCost<K>> slices() {
    return slices;
  }

  /** Returns whether there is a slice, and all sums and means are finite. */
  boolean finite() {
    return !slices.isEmpty()
        && greatest <= Double.MAX_VALUE
        && Math.abs(sum.value()) <= Double.MAX_VALUE
        && weight.value() <= Double.MAX_VALUE;
  }

  /** Returns the exponent that takes the greatest mean of both runs to about 1. */
  int exponent(Run<K> other) {
    return -exponent(Math.max(greatest, other.greatest));
  }

  /** Returns J, rounded once; NaN without slices. */
  double cost() {
    return sum.dividedBy(weight);
  }

  ThreePartSum weight() {
    return weight;
  }

  ThreePartSum sum() {
    return sum;
  }

  /** Returns J times a power of two. */
  Expansion mean(int lossExponent) {
    int down = -exponent(weight.value());
    return Expansion.of(sum, down + lossExponent).over(Expansion.of(weight, down));
  }

  /** Returns the share π of a slice's weight. */
  Expansion share(SliceCost<K> slice) {
    int down = -exponent(weight.value());
    return Expansion.of(Math.scalb(slice.weight(), down)).over(Expansion.of(weight, down));
  }

  /** Returns the share π of a slice's weight, rounded once. */
  double roundedShare(SliceCost<K> slice) {
    return new ThreePartSum(slice.weight(), 0, 0).dividedBy(weight);
  }

  /** Returns π(ℓ − J) of a slice, rounded once; all sums must be finite. */
  double excess(SliceCost<K> slice) {
    int sumDown = -exponent(Math.max(Math.abs(sum.value()), Math.abs(slice.sum())));
    int weightDown = -exponent(weight.value());
    Expansion all = Expansion.of(weight, weightDown);
    Expansion above =
        all.times(Math.scalb(slice.sum(), sumDown))
            .minus(Expansion.of(sum, sumDown).times(Math.scalb(slice.weight(), weightDown)));
    return Math.scalb(above.dividedBy(all.times(all)), weightDown - sumDown);
  }

  /** Returns the mean ℓ of a slice times a power of two. */
  static Expansion mean(SliceCost<?> slice, int lossExponent) {
    int sumExponent = exponent(slice.sum());
    int weightExponent = exponent(slice.weight());
    return Expansion.of(Math.scalb(slice.sum(), -sumExponent))
        .over(Expansion.of(Math.scalb(slice.weight(), -weightExponent)))
        .times(Math.scalb(1.0, sumExponent - weightExponent + lossExponent));
  }

  private static int exponent(double x) {
    return x == 0 || !(Math.abs(x) <= Double.MAX_VALUE) ? 0 : Math.getExponent(x);
  }
}

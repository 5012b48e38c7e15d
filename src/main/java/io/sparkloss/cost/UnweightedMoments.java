package io.sparkloss.cost;

import io.sparkloss.numeric.ThreePartSum;

/** Moments of rows of weight 1: the weighted sums of any power of the weight are the same. */
final class UnweightedMoments extends Moments {

  private static final long serialVersionUID = 1L;

  private final ThreePartSum first = new ThreePartSum();
  private final ThreePartSum second = new ThreePartSum();

  @Override
  void addTo(double loss, double weight) {
    first.add(loss);
    second.addProduct(loss, loss);
  }

  @Override
  ThreePartSum[] sums() {
    return new ThreePartSum[] {first, second, third(), fourth()};
  }

  @Override
  ThreePartSum weight() {
    return ThreePartSum.ofCount(rows());
  }

  @Override
  ThreePartSum first() {
    return first;
  }

  @Override
  ThreePartSum second() {
    return second;
  }

  @Override
  ThreePartSum squaredWeight() {
    return weight();
  }

  @Override
  ThreePartSum squaredWeightFirst() {
    return first;
  }

  @Override
  ThreePartSum squaredWeightSecond() {
    return second;
  }
}

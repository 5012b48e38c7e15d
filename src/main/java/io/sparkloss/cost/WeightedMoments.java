package io.sparkloss.cost;

import io.sparkloss.numeric.ThreePartSum;

/** Moments of rows with weights. */
final class WeightedMoments extends Moments {

  private static final long serialVersionUID = 1L;

  private final ThreePartSum weight = new ThreePartSum();
  private final ThreePartSum first = new ThreePartSum();
  private final ThreePartSum second = new ThreePartSum();
  private final ThreePartSum squaredWeight = new ThreePartSum();
  private final ThreePartSum squaredWeightFirst = new ThreePartSum();
  private final ThreePartSum squaredWeightSecond = new ThreePartSum();

  @Override
  void addTo(double loss, double w) {
    weight.add(w);
    first.addProduct(w, loss);
    second.addProduct(loss, loss, w);
    squaredWeight.addProduct(w, w);
    squaredWeightFirst.addProduct(w, w, loss);
    squaredWeightSecond.addSquaredProduct(w, loss);
  }

  @Override
  ThreePartSum[] sums() {
    return new ThreePartSum[] {
      weight,
      first,
      second,
      squaredWeight,
      squaredWeightFirst,
      squaredWeightSecond,
      third(),
      fourth()
    };
  }

  @Override
  ThreePartSum weight() {
    return weight;
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
    return squaredWeight;
  }

  @Override
  ThreePartSum squaredWeightFirst() {
    return squaredWeightFirst;
  }

  @Override
  ThreePartSum squaredWeightSecond() {
    return squaredWeightSecond;
  }
}

package io.sparkloss.reference;

import java.util.Optional;

/**
 * One row of {@code costs.json}: costs by their short names, over labels and predictions.
 *
 * @param name what the data are
 * @param parameters options such as epsilon
 * @param label one label a row
 * @param prediction one number, or one array of numbers, a row
 * @param weight weights, if any
 * @param expected the exact value of each cost, rounded once
 * @param fromRoundedRows the exact cost of row losses in IEEE arithmetic (r*r, |r|, …); empty where
 *     row losses need a logarithm
 */
public record ShortCostCase(
    String name,
    ReferenceParameters parameters,
    ReferenceValue label,
    ReferenceValue prediction,
    Optional<ReferenceValue> weight,
    ReferenceResults expected,
    ReferenceResults fromRoundedRows) {
  /** The weights, or as many ones as there are rows; new at each call. */
  public double[] weights() {
    return weight.map(ReferenceValue::numbers).orElseGet(() -> CostCase.ones(label.size()));
  }

  @Override
  public String toString() {
    return name + parameters + ", " + label.size() + " rows";
  }
}

package io.sparkloss.reference;

import java.util.Optional;

/**
 * One row of {@code calibration.json}.
 *
 * <p>Names in {@code expected}: ece, maximum, squared, debiased_squared, predicted_actual_ratio,
 * normalized_entropy, and the parts of both losses, as in {@code log_loss_uncertainty}.
 *
 * @param name what the data are
 * @param binning how bins are made: kind, bins, lowest, highest
 * @param label labels in [0, 1]
 * @param prediction probabilities
 * @param weight weights, if any
 * @param bin the bins that hold a row, counted from 0
 * @param meanLabel the mean label of each of these
 * @param meanPrediction the mean prediction of each
 * @param labelLower the lower end of Wilson's interval of the mean label of each
 * @param labelUpper the upper end
 * @param expected the results over all bins
 */
public record CalibrationCase(
    String name,
    ReferenceValue binning,
    ReferenceValue label,
    ReferenceValue prediction,
    Optional<ReferenceValue> weight,
    ReferenceValue bin,
    ReferenceValue meanLabel,
    ReferenceValue meanPrediction,
    ReferenceValue labelLower,
    ReferenceValue labelUpper,
    ReferenceResults expected) {

  /** The weights, or as many ones as there are labels; new at each call. */
  public double[] weights() {
    return weight.map(ReferenceValue::numbers).orElseGet(() -> CostCase.ones(label.size()));
  }

  @Override
  public String toString() {
    return name + ", " + label.size() + " rows";
  }
}

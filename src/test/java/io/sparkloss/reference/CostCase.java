package io.sparkloss.reference;

import java.util.Arrays;
import java.util.Optional;

/**
 * One row of {@code costs.json}: what is expected of given losses and weights, by exact arithmetic.
 *
 * <p>Names in {@code expected}: count, n (rows of positive weight), weight, sum, mean,
 * population_variance, std_error, std_error_frequency, ci_low, ci_high, wilson_low, wilson_high,
 * min, max.
 *
 * @param name what the data are
 * @param loss SQL name of the loss
 * @param nonNegative whether the interval is cut at 0
 * @param label labels, where the losses come from labels and predictions
 * @param prediction predictions, likewise
 * @param weight weights, if any
 * @param losses the losses, as doubles
 * @param expected the results
 */
public record CostCase(
    String name,
    String loss,
    boolean nonNegative,
    Optional<ReferenceValue> label,
    Optional<ReferenceValue> prediction,
    Optional<ReferenceValue> weight,
    ReferenceValue losses,
    ReferenceResults expected) {
  /** The weights, or as many ones as there are losses; new at each call. */
  public double[] weights() {
    return weight.map(ReferenceValue::numbers).orElseGet(() -> ones(losses.size()));
  }

  @Override
  public String toString() {
    return loss + " on " + name + ", " + losses.size() + " rows";
  }

  static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }
}

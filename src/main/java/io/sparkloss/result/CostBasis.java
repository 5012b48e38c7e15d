package io.sparkloss.result;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.MeanEstimate;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.IncompatibleStateException;

/**
 * What a reported cost follows from: the state of the mean loss, and what is done to that mean. The
 * bases of disjoint rows merge into that of all of them.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param state the state of the mean, before any transform
 * @param transform what is done to the mean to report it
 * @param weightKind what weights mean
 * @since 0.1.0
 */
public record CostBasis(CostState state, Transform transform, WeightKind weightKind) {

  /**
   * Returns the basis of the rows of both.
   *
   * @throws IncompatibleStateException when they are of different losses or weightings
   * @throws IllegalArgumentException when they are reported in different ways
   */
  public CostBasis merge(CostBasis other) {
    if (transform != other.transform || weightKind != other.weightKind) {
      throw new IllegalArgumentException(
          "costs reported in different ways cannot be merged: one has the transform %s and %s"
                  .formatted(transform, weightKind)
              + " weights, the other %s and %s".formatted(other.transform, other.weightKind));
    }
    return new CostBasis(state.merge(other.state), transform, weightKind);
  }

  /** Returns the cost as it is reported, with the interval of a confidence. */
  public Estimate estimate(double confidence) {
    return Estimate.of(cost(confidence), transform);
  }

  /** Returns the cost as it is reported, with what a comparison with other rows needs. */
  public MeanEstimate mean() {
    Estimate reported = estimate(CostOptions.DEFAULT_CONFIDENCE);
    double degrees =
        weightKind == WeightKind.FREQUENCY
            ? reported.weight() - 1
            : (double) (state.losses().rows() - 1);
    return new MeanEstimate(reported.cost(), reported.standardError(), degrees);
  }

  private Cost cost(double confidence) {
    return state.cost(CostOptions.UNNAMED.withConfidence(confidence).withWeightKind(weightKind));
  }
}

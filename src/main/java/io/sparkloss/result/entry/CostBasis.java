package io.sparkloss.result.entry;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.difference.MeanEstimate;
import io.sparkloss.cost.difference.ShareEstimate;
import io.sparkloss.cost.difference.UncertainMean;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.IncompatibleStateException;
import java.util.Locale;

/**
 * What a reported cost follows from: the state of the mean loss, and what is done to that mean. The
 * bases of disjoint rows merge into that of all of them.
 *
 * <p>Where rows come by clusters, the state tells the cost, but not how sure it is: its standard
 * error and interval are NaN, never those of rows that are independent. Clusters of parts add up
 * only where none is in two of them, so the number of a merged basis is an upper bound.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param state the state of the mean, before any transform
 * @param transform what is done to the mean to report it
 * @param weightKind what weights mean
 * @param clusters the clusters of the rows used; 0 where rows are independent of each other
 * @since 0.1.0
 */
public record CostBasis(
    CostState state, Transform transform, WeightKind weightKind, long clusters) {

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
    return new CostBasis(
        state.merge(other.state), transform, weightKind, clusters + other.clusters);
  }

  /** Returns whether another basis is reported in the same way, so that the two can be merged. */
  public boolean isLike(CostBasis other) {
    return transform == other.transform
        && weightKind == other.weightKind
        && state.isWeighted() == other.state.isWeighted()
        && state.loss().name().equals(other.state.loss().name());
  }

  /** Returns whether rows come by clusters. */
  public boolean isClustered() {
    return clusters > 0;
  }

  /** Returns the cost as it is reported, with the interval of a confidence, where it is known. */
  public Estimate estimate(double confidence) {
    CostOptions options = CostOptions.UNNAMED.withConfidence(confidence).withWeightKind(weightKind);
    Estimate plain = Estimate.of(state.cost(options), transform);
    return isClustered()
        ? new Estimate(
            plain.count(),
            plain.weight(),
            plain.cost(),
            Double.NaN,
            Double.NaN,
            Double.NaN,
            true,
            plain.clippedCount(),
            plain.clippedShare())
        : plain;
  }

  /** Returns the degrees of freedom of the standard error. */
  public double degrees() {
    if (isClustered()) {
      return (double) (clusters - 1);
    }
    return weightKind == WeightKind.FREQUENCY
        ? estimate(CostOptions.DEFAULT_CONFIDENCE).weight() - 1
        : (double) (state.losses().rows() - 1);
  }

  /** Returns the cost as it is reported, with what a comparison with other rows needs. */
  public UncertainMean mean() {
    return mean(estimate(CostOptions.DEFAULT_CONFIDENCE));
  }

  /**
   * Returns the same of a cost that was reported with this basis, and with what the basis alone
   * does not tell: how sure it is where rows come by clusters. A weighted share of rows that are
   * all alike has no standard error, for it is not known for certain.
   */
  public UncertainMean mean(Estimate reported) {
    boolean share = state.loss().zeroOrOne() && transform == Transform.IDENTITY;
    if (share && !state.isWeighted() && !isClustered()) {
      return new ShareEstimate(reported.cost(), state.losses().rows());
    }
    double error = reported.standardError();
    return new MeanEstimate(reported.cost(), share && error == 0 ? Double.NaN : error, degrees());
  }

  /** Returns what rows weigh, and whether they come by clusters, in plain words. */
  public String weighting() {
    String weights =
        state.isWeighted() ? weightKind.name().toLowerCase(Locale.ROOT) + " weights" : "no weights";
    return isClustered() ? weights + " and clusters" : weights;
  }
}

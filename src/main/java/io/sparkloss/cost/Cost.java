package io.sparkloss.cost;

import io.sparkloss.loss.ScalarLoss;
import java.io.Serializable;

/**
 * The aggregate of a loss over the rows that were used: J = Σ wᵢ ℓᵢ / Σ wᵢ, with its uncertainty.
 *
 * <p>Empty (no row used, or Σw = 0): every double but {@code weight} is NaN; never 0. Non-finite
 * values: a NaN loss makes mean, moments, minimum and maximum NaN; an infinite one makes the mean
 * infinite and the moments NaN.
 *
 * <p>Squares of losses beyond about 10¹⁵⁴ overflow and make the moments NaN; squares of losses
 * below 10⁻¹⁵⁴ vanish from them.
 *
 * <p>Every double is rounded once from exact sums, so it is the same for every order and partition
 * of the rows.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param count the rows used, those of weight 0 included
 * @param weight Σw
 * @param sum Σwℓ
 * @param mean the cost J, in the unit of the loss
 * @param populationVariance Σw(ℓ−J)² / Σw
 * @param standardError the standard error of J; NaN for fewer than two rows of positive weight
 * @param lower the lower end of the interval; NaN where the standard error is
 * @param upper the upper end of the interval; NaN where the standard error is
 * @param min the least loss among rows of positive weight
 * @param max the greatest loss among rows of positive weight
 * @param clippedCount the rows of positive weight whose probability was clipped
 * @param clippedShare the share of Σwℓ that these rows hold; 0 when there are none
 * @param kurtosis the kurtosis of the losses, Σw(ℓ−J)⁴·Σw / (Σw(ℓ−J)²)², 3 for normal ones; NaN
 *     where it cannot be told: all losses equal, or so near to each other and so far from 0 (mean
 *     about 2000 times the standard deviation or more) that their fourth powers, which are summed
 *     rounded, no longer show it; also where these overflow (losses beyond about 10⁷⁷) or vanish
 * @param doubtful whether the interval may not be trusted: it has fewer than 100 rows or fewer than
 *     the square of the kurtosis, or the kurtosis is NaN. With sampling weights the rows are the
 *     effective ones, (Σw)² / Σw², with frequencies Σw. Never of a share without weights, whose
 *     interval is Wilson's
 * @since 0.1.0
 */
public record Cost(
    long count,
    double weight,
    double sum,
    double mean,
    double populationVariance,
    double standardError,
    double lower,
    double upper,
    double min,
    double max,
    long clippedCount,
    double clippedShare,
    double kurtosis,
    boolean doubtful)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns whether no row, or no weight, was used. */
  public boolean isEmpty() {
    return count == 0 || weight == 0;
  }

  /** Returns the same cost with another statement of how sure it is. */
  public Cost withUncertainty(
      double otherError, double otherLower, double otherUpper, boolean otherDoubtful) {
    return new Cost(
        count,
        weight,
        sum,
        mean,
        populationVariance,
        otherError,
        otherLower,
        otherUpper,
        min,
        max,
        clippedCount,
        clippedShare,
        kurtosis,
        otherDoubtful);
  }

  /**
   * Returns the cost of predictions.
   *
   * @throws IllegalArgumentException when the lengths differ, or a pair is outside the domain
   */
  public static Cost of(ScalarLoss loss, double[] labels, double[] predictions) {
    requireLength("predictions", predictions.length, labels.length);
    CostAccumulator accumulator = CostAccumulator.unweighted();
    for (int i = 0; i < labels.length; i++) {
      accumulator.add(
          loss.value(labels[i], predictions[i]), loss.clipped(labels[i], predictions[i]));
    }
    return accumulator.cost(CostOptions.of(loss));
  }

  /**
   * Returns the cost of weighted predictions.
   *
   * @throws IllegalArgumentException when the lengths differ, a pair is outside the domain, or a
   *     weight is NaN, infinite or negative
   */
  public static Cost of(ScalarLoss loss, double[] labels, double[] predictions, double[] weights) {
    requireLength("predictions", predictions.length, labels.length);
    requireLength("weights", weights.length, labels.length);
    CostAccumulator accumulator = CostAccumulator.weighted();
    for (int i = 0; i < labels.length; i++) {
      accumulator.add(
          loss.value(labels[i], predictions[i]),
          weights[i],
          loss.clipped(labels[i], predictions[i]));
    }
    return accumulator.cost(CostOptions.of(loss));
  }

  private static void requireLength(String name, int length, int labels) {
    if (length != labels) {
      throw new IllegalArgumentException(
          "there are " + length + " " + name + " for " + labels + " labels; give one for each");
    }
  }
}

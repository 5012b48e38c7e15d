package io.sparkloss.cost;

import io.sparkloss.loss.Loss;
import java.io.Serializable;

/**
 * How a cost's uncertainty is stated.
 *
 * @param confidence the coverage of the interval, in (0, 1)
 * @param weightKind what weights mean
 * @param nonNegative whether the loss cannot be below zero, so that the interval is cut at 0
 * @param share whether every loss is 0 or 1, so that an unweighted cost has Wilson's interval
 * @since 0.1.0
 */
public record CostOptions(
    double confidence, WeightKind weightKind, boolean nonNegative, boolean share)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The coverage when none is asked for. */
  public static final double DEFAULT_CONFIDENCE = 0.95;

  /** A loss of which nothing is known. */
  public static final CostOptions UNNAMED =
      new CostOptions(DEFAULT_CONFIDENCE, WeightKind.SAMPLING, false, false);

  /** Checks the confidence. */
  public CostOptions {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "the confidence is " + confidence + " but must lie between 0 and 1, as 0.95 does");
    }
  }

  /** Returns the options that fit a loss: 95 %, sampling weights. */
  public static CostOptions of(Loss loss) {
    return new CostOptions(
        DEFAULT_CONFIDENCE, WeightKind.SAMPLING, loss.nonNegative(), loss.zeroOrOne());
  }

  /** Returns the same with another confidence. */
  public CostOptions withConfidence(double other) {
    return new CostOptions(other, weightKind, nonNegative, share);
  }

  /** Returns the same with another meaning of weights. */
  public CostOptions withWeightKind(WeightKind other) {
    return new CostOptions(confidence, other, nonNegative, share);
  }

  /** Returns the same for differences of such losses, which may be any number. */
  public CostOptions ofDifference() {
    return new CostOptions(confidence, weightKind, false, false);
  }
}

package io.sparkloss.loss;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The domain of a {@link ScaledLoss}: one for label and prediction, and an interval for the scale.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param pair what label and prediction may be
 * @param scale what the scale may be
 * @since 0.1.0
 */
public record ScaledDomain(ScalarDomain pair, Interval scale) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Finite label and prediction, finite scale above 0. */
  public static final ScaledDomain POSITIVE_SCALE =
      new ScaledDomain(ScalarDomain.FINITE, Interval.POSITIVE);

  /** Returns whether the formula may be applied to the three. */
  public boolean contains(double y, double p, double s) {
    return pair.contains(y, p) && scale.contains(s);
  }

  /** Returns whether the formula may be applied to all of the first rows of three arrays. */
  public boolean containsAll(double[] labels, double[] predictions, double[] scales, int count) {
    return pair.containsAll(labels, predictions, count) && scale.containsAll(scales, count);
  }

  /** Returns why the three cannot be used, or null when they can. */
  public @Nullable Reason reason(double y, double p, double s) {
    Reason ofPair = pair.reason(y, p);
    Reason ofScale = scaleReason(s);
    if (ofPair == null || ofScale == null) {
      return ofPair == null ? ofScale : ofPair;
    }
    return ofPair.compareTo(ofScale) <= 0 ? ofPair : ofScale;
  }

  /**
   * Returns NaN for arguments with NaN among them.
   *
   * @throws LossDomainException for all others outside the domain
   */
  public double refuse(String function, double y, double p, double s) {
    Reason reason = reason(y, p, s);
    if (reason == Reason.NAN_LABEL || reason == Reason.NAN_PREDICTION) {
      return Double.NaN;
    }
    if (reason != null && reason == scaleReason(s) && reason != pair.reason(y, p)) {
      throw new LossDomainException(function, reason, "scale", Double.toString(s), scale.text());
    }
    return pair.refuse(function, y, p);
  }

  private @Nullable Reason scaleReason(double s) {
    if (scale.contains(s)) {
      return null;
    }
    if (Double.isNaN(s)) {
      return Reason.NAN_PREDICTION;
    }
    return Double.isInfinite(s) ? Reason.INFINITE_PREDICTION : Reason.PREDICTION_OUT_OF_DOMAIN;
  }
}

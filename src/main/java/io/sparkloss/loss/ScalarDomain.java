package io.sparkloss.loss;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The domain of a {@link ScalarLoss}: an interval for the label and one for the prediction. One
 * object both classifies a pair and explains its refusal, so the two cannot differ.
 *
 * <p>A loss asks {@link #contains} first, then applies its formula; what is not contained goes to
 * {@link #refuse}. Immutable and safe for use by many threads.
 *
 * @param label what the label may be
 * @param prediction what the prediction may be
 * @since 0.1.0
 */
public record ScalarDomain(Interval label, Interval prediction) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Any finite label, any finite prediction. */
  public static final ScalarDomain FINITE = new ScalarDomain(Interval.FINITE, Interval.FINITE);

  /** Returns whether the formula may be applied to the pair. */
  public boolean contains(double y, double p) {
    return label.contains(y) && prediction.contains(p);
  }

  /** Returns whether the formula may be applied to all of the first pairs of two arrays. */
  public boolean containsAll(double[] labels, double[] predictions, int count) {
    return label.containsAll(labels, count) && prediction.containsAll(predictions, count);
  }

  /** Returns why the pair cannot be used, or null when it can. */
  public @Nullable Reason reason(double y, double p) {
    if (contains(y, p)) {
      return null;
    }
    if (Double.isNaN(y)) {
      return Reason.NAN_LABEL;
    }
    if (Double.isNaN(p)) {
      return Reason.NAN_PREDICTION;
    }
    if (!label.contains(y) && Double.isInfinite(y)) {
      return Reason.INFINITE_LABEL;
    }
    if (!prediction.contains(p) && Double.isInfinite(p)) {
      return Reason.INFINITE_PREDICTION;
    }
    return label.contains(y) ? Reason.PREDICTION_OUT_OF_DOMAIN : Reason.LABEL_OUT_OF_DOMAIN;
  }

  /** Returns whether the label says to what degree class 1 came true. */
  private boolean isClass() {
    return label.lower() == 0 && label.upper() == 1;
  }

  /**
   * Returns NaN for a pair with NaN in it.
   *
   * @throws LossDomainException for every other pair outside the domain
   */
  public double refuse(String function, double y, double p) {
    Reason reason = reason(y, p);
    if (reason == null) {
      throw new IllegalStateException(function + " refused a usable pair " + y + ", " + p);
    }
    return switch (reason) {
      case NAN_LABEL, NAN_PREDICTION -> Double.NaN;
      case INFINITE_LABEL, LABEL_OUT_OF_DOMAIN ->
          throw new LossDomainException(
              function,
              reason,
              "label",
              isClass() ? Interval.shown(y) : Double.toString(y),
              label.text());
      default ->
          throw new LossDomainException(
              function, reason, "prediction", Double.toString(p), prediction.text());
    };
  }
}

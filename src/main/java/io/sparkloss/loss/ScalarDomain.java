package io.sparkloss.loss;

import org.jspecify.annotations.Nullable;

/**
 * The domain of a scalar loss: an interval for the label and one for the prediction. One object
 * both classifies a pair and explains its refusal, so the two cannot differ.
 *
 * @param label what the label may be
 * @param prediction what the prediction may be
 */
record ScalarDomain(Interval label, Interval prediction) implements java.io.Serializable {

  private static final long serialVersionUID = 1L;

  /** Any finite label, any finite prediction. */
  static final ScalarDomain FINITE = new ScalarDomain(Interval.FINITE, Interval.FINITE);

  /** Returns why the pair cannot be used, or null when it can. */
  @Nullable Reason reason(double y, double p) {
    if (label.contains(y) && prediction.contains(p)) {
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

  /** Returns whether the formula may be applied to the pair. */
  boolean contains(double y, double p) {
    return label.contains(y) && prediction.contains(p);
  }

  /** Returns NaN for a pair with NaN in it, and throws for every other pair outside the domain. */
  double refuse(String function, double y, double p) {
    Reason reason = reason(y, p);
    if (reason == null) {
      throw new IllegalStateException(function + " refused a usable pair " + y + ", " + p);
    }
    return switch (reason) {
      case NAN_LABEL, NAN_PREDICTION -> Double.NaN;
      case INFINITE_LABEL, LABEL_OUT_OF_DOMAIN ->
          throw new LossDomainException(
              function, reason, "label", Double.toString(y), label.text());
      default ->
          throw new LossDomainException(
              function, reason, "prediction", Double.toString(p), prediction.text());
    };
  }
}

package io.sparkloss.loss;

import io.sparkloss.numeric.array.ArrayMath;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The domain of a {@link ClassLoss}: an interval for every entry of the prediction. The label is a
 * class index, or a soft label of as many entries in [0, 1] (whose sum need not be 1). At least one
 * entry of the prediction must be above −∞.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param entry what each entry of the prediction may be
 * @since 0.1.0
 */
public record ClassDomain(Interval entry) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** One probability for each class. */
  public static final ClassDomain PROBABILITIES = new ClassDomain(Interval.UNIT);

  /** One score for each class; −∞ masks a class. */
  public static final ClassDomain LOGITS = new ClassDomain(Interval.LOGIT);

  /** Returns whether the formula may be applied to the pair. */
  public boolean contains(double label, double[] prediction) {
    return label >= 0
        && label < prediction.length
        && label == Math.rint(label)
        && containsPrediction(prediction);
  }

  /**
   * Returns whether the formula may be applied to all of the first rows of flat arrays, and no
   * class is masked by −∞.
   *
   * @param predictions one number for each class, row after row
   * @param classes the length of every row
   */
  public boolean containsAllUnmasked(
      double[] labels, double[] predictions, int classes, int count) {
    double lowest = Math.max(entry.lower(), -Double.MAX_VALUE);
    return classes > 0
        && ArrayMath.allWithin(labels, count, 0, classes - 1)
        && ArrayMath.allWhole(labels, count)
        && ArrayMath.allWithin(predictions, count * classes, lowest, entry.upper());
  }

  /** Returns whether the formula may be applied to the pair. */
  public boolean contains(double[] label, double[] prediction) {
    return label.length == prediction.length
        && isSoftLabel(label)
        && containsPrediction(prediction);
  }

  /** Returns why the pair cannot be used, or null when it can. */
  public @Nullable Reason reason(double label, double[] prediction) {
    if (contains(label, prediction)) {
      return null;
    }
    if (Double.isNaN(label)) {
      return Reason.NAN_LABEL;
    }
    if (holdsNaN(prediction)) {
      return Reason.NAN_PREDICTION;
    }
    if (Double.isInfinite(label)) {
      return Reason.INFINITE_LABEL;
    }
    return otherReason(
        label == Math.rint(label),
        prediction,
        label >= 0 && label < prediction.length ? null : Reason.UNKNOWN_CLASS);
  }

  /** Returns why the pair cannot be used, or null when it can. */
  public @Nullable Reason reason(double[] label, double[] prediction) {
    if (contains(label, prediction)) {
      return null;
    }
    if (holdsNaN(label)) {
      return Reason.NAN_LABEL;
    }
    if (holdsNaN(prediction)) {
      return Reason.NAN_PREDICTION;
    }
    if (holdsInfinite(label)) {
      return Reason.INFINITE_LABEL;
    }
    return otherReason(isSoftLabel(label), prediction, Reason.WRONG_LENGTH);
  }

  /**
   * Returns NaN for a pair with NaN in it.
   *
   * @throws LossDomainException for every other pair outside the domain
   */
  public double refuse(String function, double label, double[] prediction) {
    Reason reason = reason(label, prediction);
    if (reason == Reason.NAN_LABEL || reason == Reason.NAN_PREDICTION) {
      return Double.NaN;
    }
    if (reason == Reason.UNKNOWN_CLASS) {
      throw new LossDomainException(
          function,
          reason,
          "label",
          Interval.shown(label),
          "the index of one of " + prediction.length + " classes, counted from 0");
    }
    throw refusal(function, reason, "a class index", new double[] {label}, prediction);
  }

  /**
   * Returns NaN for a pair with NaN in it.
   *
   * @throws LossDomainException for every other pair outside the domain
   */
  public double refuse(String function, double[] label, double[] prediction) {
    Reason reason = reason(label, prediction);
    if (reason == Reason.NAN_LABEL || reason == Reason.NAN_PREDICTION) {
      return Double.NaN;
    }
    throw refusal(function, reason, Interval.UNIT.text(), label, prediction);
  }

  /**
   * Returns a gradient of NaN for a pair with NaN in it.
   *
   * @throws LossDomainException for every other pair outside the domain
   */
  public double[] refuseGradient(String function, double label, double[] prediction) {
    return filled(prediction.length, refuse(function, label, prediction));
  }

  /**
   * Returns a gradient of NaN for a pair with NaN in it.
   *
   * @throws LossDomainException for every other pair outside the domain
   */
  public double[] refuseGradient(String function, double[] label, double[] prediction) {
    return filled(prediction.length, refuse(function, label, prediction));
  }

  private static double[] filled(int length, double value) {
    double[] array = new double[length];
    Arrays.fill(array, value);
    return array;
  }

  private @Nullable Reason otherReason(
      boolean legalLabel, double[] prediction, @Nullable Reason last) {
    if (prediction.length > 0 && !containsPrediction(prediction)) {
      if (holdsIllegalInfinity(prediction)) {
        return Reason.INFINITE_PREDICTION;
      }
      return legalLabel ? Reason.PREDICTION_OUT_OF_DOMAIN : Reason.LABEL_OUT_OF_DOMAIN;
    }
    if (!legalLabel) {
      return Reason.LABEL_OUT_OF_DOMAIN;
    }
    return prediction.length == 0 ? Reason.WRONG_LENGTH : last;
  }

  private LossDomainException refusal(
      String function,
      @Nullable Reason reason,
      String labelText,
      double[] label,
      double[] prediction) {
    if (reason == null) {
      throw new IllegalStateException(function + " refused a usable pair");
    }
    return switch (reason) {
      case INFINITE_LABEL, LABEL_OUT_OF_DOMAIN ->
          new LossDomainException(
              function, reason, "label", offender(label, Interval.UNIT), labelText);
      case WRONG_LENGTH ->
          new LossDomainException(
              function,
              reason,
              "prediction",
              "an array of " + prediction.length,
              prediction.length == 0 ? "one number for each class" : "as long as the label");
      default ->
          new LossDomainException(
              function, reason, "prediction", offender(prediction, entry), predictionText());
    };
  }

  private String predictionText() {
    return entry.lower() == Double.NEGATIVE_INFINITY
        ? entry.text() + ", and not -Infinity everywhere"
        : entry.text();
  }

  private static String offender(double[] entries, Interval legal) {
    for (double x : entries) {
      if (!legal.contains(x)) {
        return Double.toString(x);
      }
    }
    return Double.toString(entries[0]);
  }

  private boolean containsPrediction(double[] prediction) {
    boolean inside = true;
    boolean open = false;
    for (double x : prediction) {
      inside &= entry.contains(x);
      open |= x > Double.NEGATIVE_INFINITY;
    }
    return inside && open;
  }

  private boolean holdsIllegalInfinity(double[] prediction) {
    boolean open = false;
    for (double x : prediction) {
      if (Double.isInfinite(x) && !entry.contains(x)) {
        return true;
      }
      open |= x > Double.NEGATIVE_INFINITY;
    }
    return !open;
  }

  private static boolean isSoftLabel(double[] label) {
    boolean inside = true;
    for (double x : label) {
      inside &= x >= 0 && x <= 1;
    }
    return inside;
  }

  private static boolean holdsNaN(double[] entries) {
    boolean found = false;
    for (double x : entries) {
      found |= Double.isNaN(x);
    }
    return found;
  }

  private static boolean holdsInfinite(double[] entries) {
    boolean found = false;
    for (double x : entries) {
      found |= Double.isInfinite(x);
    }
    return found;
  }
}

package io.sparkloss.loss;

import java.util.Locale;

/**
 * Why a row cannot be used for a loss. A row has one reason: the first constant that applies.
 *
 * @since 0.1.0
 */
public enum Reason {
  /** The label is the one to be ignored; outside coverage and never a failure. */
  IGNORED,
  /** The label is NULL, or an array with a NULL in it. */
  NULL_LABEL,
  /** The prediction (or the scale) is NULL, or an array with a NULL in it. */
  NULL_PREDICTION,
  /** The weight is NULL. */
  NULL_WEIGHT,
  /** The label is NaN, or an array with a NaN in it. */
  NAN_LABEL,
  /** The prediction (or the scale) is NaN, or an array with a NaN in it. */
  NAN_PREDICTION,
  /** The label is infinite. */
  INFINITE_LABEL,
  /** The prediction (or the scale) is infinite where the loss needs a finite one. */
  INFINITE_PREDICTION,
  /** The label is a finite number outside the loss's domain. */
  LABEL_OUT_OF_DOMAIN,
  /** The prediction (or the scale) is a finite number outside the loss's domain. */
  PREDICTION_OUT_OF_DOMAIN,
  /** The label names no class of the model. */
  UNKNOWN_CLASS,
  /** The prediction does not have one entry for each class, or label and prediction differ. */
  WRONG_LENGTH,
  /** The weight is NaN, infinite or negative. */
  BAD_WEIGHT;

  /** Returns the name used in results: {@code null_label}, {@code wrong_length}, … */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

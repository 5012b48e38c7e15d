package io.sparkloss.loss;

import java.util.Locale;

/**
 * What a model's column holds, and so which losses can take it.
 *
 * @since 0.1.0
 */
public enum Role {
  /** A point prediction in the units of the label. */
  PREDICTION,
  /** The probability of class 1, or an array with the probability of each class. */
  PROBABILITY,
  /** An unbounded score whose sigmoid or softmax is the probability. */
  LOGIT,
  /** The spread that the model states: σ of a Gaussian, b of a Laplace distribution. */
  SCALE,
  /** A hard class. */
  CLASS;

  /** Returns the name used in evaluation files: {@code prediction}, {@code probability}, … */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

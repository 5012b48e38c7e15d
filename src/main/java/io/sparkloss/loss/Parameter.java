package io.sparkloss.loss;

import java.util.OptionalDouble;

/**
 * A numeric parameter of a loss.
 *
 * @param name the key in options maps and evaluation files, for example {@code delta}
 * @param defaultValue the value when none is given; empty when one must be given; NaN when the loss
 *     does without one
 * @param positional whether SQL also takes it as the argument after the prediction
 * @since 0.1.0
 */
public record Parameter(String name, OptionalDouble defaultValue, boolean positional) {

  /** Returns a parameter that SQL takes after the prediction and that must be given. */
  public static Parameter required(String name) {
    return new Parameter(name, OptionalDouble.empty(), true);
  }

  /** Returns a parameter that SQL may take after the prediction. */
  public static Parameter optional(String name, double defaultValue) {
    return new Parameter(name, OptionalDouble.of(defaultValue), true);
  }

  /** Returns a parameter that is given by name only. */
  public static Parameter option(String name, double defaultValue) {
    return new Parameter(name, OptionalDouble.of(defaultValue), false);
  }
}

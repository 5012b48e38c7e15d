package io.sparkloss.reference;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One row of {@code losses.json}: value and gradient of a loss, each the double nearest to the
 * exact value.
 *
 * @param loss SQL name of the loss
 * @param parameters among delta, alpha, power, epsilon, smoothing, pos_weight
 * @param classes class list in the order of the columns, or empty
 * @param label number, class index, class name, or soft label
 * @param prediction number, or one number per class
 * @param scale third argument of the two likelihood losses
 * @param value the loss
 * @param gradient derivative by the prediction: a number, or one per class; empty where none exists
 */
public record LossCase(
    String loss,
    ReferenceParameters parameters,
    List<String> classes,
    ReferenceValue label,
    ReferenceValue prediction,
    OptionalDouble scale,
    double value,
    Optional<ReferenceValue> gradient) {
  /** Keeps its own copy of the class list. */
  public LossCase {
    classes = List.copyOf(classes);
  }

  /** Short enough for the name of a test. */
  @Override
  public String toString() {
    String third = scale.isPresent() ? ", " + scale.getAsDouble() : "";
    return loss + parameters + " of " + label + ", " + prediction + third;
  }
}

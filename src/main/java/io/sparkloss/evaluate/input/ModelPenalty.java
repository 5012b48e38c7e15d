package io.sparkloss.evaluate.input;

import io.sparkloss.cost.objective.Penalty;

/**
 * The penalty on the coefficients of a model, which its costs and it add up to objectives with.
 *
 * @param target the target of the model
 * @param model the model
 * @param value the penalty
 * @since 0.1.0
 */
public record ModelPenalty(String target, String model, double value) {

  /** Returns the penalty of coefficients. */
  public static ModelPenalty of(
      String target, String model, Penalty penalty, double[] coefficients) {
    return new ModelPenalty(target, model, penalty.value(coefficients));
  }
}

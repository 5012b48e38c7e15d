package io.sparkloss.job.file.target;

import io.sparkloss.cost.objective.Penalty;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a model's coefficients are penalised by, and where they are.
 *
 * @param target the target of the model
 * @param model the model
 * @param penalty the penalty
 * @param coefficients the coefficients, where the file gives them
 * @param savedModel where the saved Spark ML model is that has them; empty when the file gives them
 * @param intercept whether the saved model's intercept is penalised, too
 * @since 0.1.0
 */
public record PenaltySettings(
    String target,
    String model,
    Penalty penalty,
    List<Double> coefficients,
    Optional<String> savedModel,
    boolean intercept) {

  /** Keeps its own copy of the coefficients. */
  public PenaltySettings {
    coefficients = List.copyOf(coefficients);
  }

  /** Returns the same settings with the path of the saved model resolved. */
  public PenaltySettings resolved(UnaryOperator<String> path) {
    return new PenaltySettings(
        target, model, penalty, coefficients, savedModel.map(path), intercept);
  }

  /** Returns the path of a key in the evaluation file, as messages show it. */
  public String path(String key) {
    return "targets." + target + ".models." + model + ".penalty." + key;
  }
}

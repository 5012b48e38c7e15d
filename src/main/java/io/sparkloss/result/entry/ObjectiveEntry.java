package io.sparkloss.result.entry;

/**
 * An objective: an overall cost plus the penalty on its model's coefficients.
 *
 * @param target the target
 * @param model the model
 * @param loss the loss with its parameters
 * @param cost the cost J; NaN when no row was used
 * @param penalty the penalty of the coefficients
 * @param value J + penalty
 * @since 0.1.0
 */
public record ObjectiveEntry(
    String target, String model, String loss, double cost, double penalty, double value) {}

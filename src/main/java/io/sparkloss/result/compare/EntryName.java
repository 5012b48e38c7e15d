package io.sparkloss.result.compare;

/**
 * Which cost is compared.
 *
 * @param target the target
 * @param model the model
 * @param loss the loss as it is reported, with its parameters
 * @since 0.1.0
 */
public record EntryName(String target, String model, String loss) {}

package io.sparkloss.result;

/**
 * Which comparison a gate makes.
 *
 * @param target the target
 * @param loss the loss with its parameters
 * @param candidate the model that wants out
 * @param baseline the model that it must not be worse than
 * @param margin by how much it may be worse, as written: {@code 1%} or {@code 0.5}
 * @since 0.1.0
 */
public record GateKey(
    String target, String loss, String candidate, String baseline, String margin) {}

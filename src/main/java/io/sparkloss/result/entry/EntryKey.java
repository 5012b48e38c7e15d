package io.sparkloss.result.entry;

import java.time.Instant;

/**
 * Which cost an entry is about.
 *
 * @param run the identity of the run; running it again replaces its results
 * @param evaluatedAt when it was evaluated
 * @param target the target
 * @param model the model
 * @param loss the loss with its parameters, for example {@code huber_loss(delta=15.0)}
 * @since 0.1.0
 */
public record EntryKey(String run, Instant evaluatedAt, String target, String model, String loss) {}

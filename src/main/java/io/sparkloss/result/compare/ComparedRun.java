package io.sparkloss.result.compare;

import java.time.Instant;

/**
 * A run that is compared.
 *
 * @param run the identity of the run
 * @param evaluatedAt when it was evaluated
 * @since 0.1.0
 */
public record ComparedRun(String run, Instant evaluatedAt) {}

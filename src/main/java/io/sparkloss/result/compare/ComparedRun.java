package io.sparkloss.result.compare;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run that is compared.
 *
 * @param run the identity of the run
 * @param evaluatedAt when it was evaluated
 * @param confidence the coverage of the intervals of its own costs
 * @param period the day that the run is about; null for a run that is not of a history
 * @since 0.1.0
 */
public record ComparedRun(
    String run, Instant evaluatedAt, double confidence, @Nullable LocalDate period) {}

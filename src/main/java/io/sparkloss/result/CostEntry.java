package io.sparkloss.result;

import org.jspecify.annotations.Nullable;

/**
 * One cost of an evaluation.
 *
 * @param key which run, target, model and loss
 * @param slice which rows
 * @param estimate the cost with its uncertainty
 * @param usage how many rows could be used
 * @param basis what the cost follows from; null in results of before, which do not hold it
 * @since 0.1.0
 */
public record CostEntry(
    EntryKey key, Slice slice, Estimate estimate, Usage usage, @Nullable CostBasis basis) {}

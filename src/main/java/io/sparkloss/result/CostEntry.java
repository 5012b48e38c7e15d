package io.sparkloss.result;

/**
 * One cost of an evaluation.
 *
 * @param key which run, target, model and loss
 * @param slice which rows
 * @param estimate the cost with its uncertainty
 * @param usage how many rows could be used
 * @since 0.1.0
 */
public record CostEntry(EntryKey key, Slice slice, Estimate estimate, Usage usage) {}

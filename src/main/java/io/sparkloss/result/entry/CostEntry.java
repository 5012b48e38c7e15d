package io.sparkloss.result.entry;

import io.sparkloss.cost.change.Contribution;
import org.jspecify.annotations.Nullable;

/**
 * One cost of an evaluation.
 *
 * @param key which run, target, model and loss
 * @param slice which rows
 * @param estimate the cost with its uncertainty
 * @param usage how many rows could be used
 * @param basis what the cost follows from; null in results of before, which do not hold it
 * @param contribution what the slice adds to the cost of all rows; null for all rows themselves,
 *     for a slice of no weight, and for a transformed cost, which slices do not add up to
 * @since 0.1.0
 */
public record CostEntry(
    EntryKey key,
    Slice slice,
    Estimate estimate,
    Usage usage,
    @Nullable CostBasis basis,
    @Nullable Contribution<Slice> contribution) {}

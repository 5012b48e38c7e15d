package io.sparkloss.result.rollup;

import io.sparkloss.cost.difference.PairedDifference;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.result.entry.Slice;

/**
 * A model beside its baseline over several runs, or slices, together, row by row over the rows
 * usable for both: what an evaluation of all their rows gives.
 *
 * <p>Where rows come by clusters, or weights are frequencies, the difference of several runs has no
 * standard error and no interval: their states do not tell it.
 *
 * @param name which cost
 * @param baseline the model that it is compared with
 * @param slice which rows
 * @param span of which periods
 * @param difference the mean difference, both costs, and the rows won
 * @param state what it follows from
 * @since 0.1.0
 */
public record RolledComparison(
    RolledCost.Name name,
    String baseline,
    Slice slice,
    Span span,
    PairedDifference difference,
    CostState state) {}

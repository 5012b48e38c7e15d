package io.sparkloss.evaluate.decision;

import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a gate is decided on in one slice.
 *
 * @param slice which rows
 * @param rows the rows of the slice, usable or not
 * @param weighed the usable rows of positive weight
 * @param candidate the candidate's cost
 * @param baseline the baseline's cost, or null where there is none
 * @param excess by confidence, how far the candidate's cost is above what is allowed
 * @param undefined why there is nothing to decide on, or null
 * @since 0.1.0
 */
public record GateCase(
    Slice slice,
    long rows,
    long weighed,
    Estimate candidate,
    @Nullable Estimate baseline,
    DoubleFunction<Estimate> excess,
    @Nullable String undefined) {}

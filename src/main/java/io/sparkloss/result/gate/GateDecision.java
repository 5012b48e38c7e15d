package io.sparkloss.result.gate;

import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What a gate decided of one slice, on the rows usable for both models where it compares two.
 *
 * @param slice which rows
 * @param verdict the decision
 * @param difference by how much the candidate's cost is above what the gate allows: at or below 0
 *     when it is good enough
 * @param candidateCost the candidate's cost on those rows
 * @param baselineCost the baseline's cost, or null where there is none
 * @param explanation the decision in one line of plain words
 * @since 0.1.0
 */
public record GateDecision(
    Slice slice,
    Verdict verdict,
    Estimate difference,
    Estimate candidateCost,
    @Nullable Estimate baselineCost,
    String explanation) {}

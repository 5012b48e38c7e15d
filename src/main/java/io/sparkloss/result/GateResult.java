package io.sparkloss.result;

/**
 * What one gate decided, on the rows usable for both models.
 *
 * @param gate which comparison
 * @param slice which rows
 * @param verdict the decision
 * @param difference the mean difference d, at or below 0 when the candidate is good enough
 * @param candidateCost the candidate's cost on those rows
 * @param baselineCost the baseline's cost on those rows
 * @param explanation the decision in one line of plain words
 * @since 0.1.0
 */
public record GateResult(
    GateKey gate,
    Slice slice,
    Verdict verdict,
    Estimate difference,
    Estimate candidateCost,
    Estimate baselineCost,
    String explanation) {}

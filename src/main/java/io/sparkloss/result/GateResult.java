package io.sparkloss.result;

import java.util.List;

/**
 * What one gate decided.
 *
 * @param gate which condition
 * @param verdict the decision: of several slices FAIL before INCONCLUSIVE before PASS
 * @param explanation the decision in one line of plain words
 * @param decisions the decision of each slice; one for a gate over all rows, none where there was
 *     nothing to decide on
 * @since 0.1.0
 */
public record GateResult(
    GateKey gate, Verdict verdict, String explanation, List<GateDecision> decisions) {

  /** Keeps its own copy of the decisions. */
  public GateResult {
    decisions = List.copyOf(decisions);
  }
}

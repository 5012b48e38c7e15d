package io.sparkloss.result.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one gate decided.
 *
 * @param gate which condition
 * @param verdict the decision: of several slices FAIL before INCONCLUSIVE before PASS
 * @param baselineRun the earlier run that the candidate is compared with, or null
 * @param explanation the decision in one line of plain words
 * @param decisions the decision of each slice; one for a gate over all rows, none where there was
 *     nothing to decide on
 * @since 0.1.0
 */
public record GateResult(
    GateKey gate,
    Verdict verdict,
    @Nullable String baselineRun,
    String explanation,
    List<GateDecision> decisions) {

  /** Keeps its own copy of the decisions. */
  public GateResult {
    decisions = List.copyOf(decisions);
  }
}

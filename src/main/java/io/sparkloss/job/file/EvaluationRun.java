package io.sparkloss.job.file;

import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import java.util.Optional;

/**
 * One run of an evaluation file, checked.
 *
 * @param plan what to evaluate
 * @param input what to read
 * @param labels where labels stand, if not in the input
 * @param directory where results go; empty when they are only shown
 * @param history where costs are kept beside those of other runs
 * @since 0.1.0
 */
public record EvaluationRun(
    EvaluationPlan plan,
    InputSettings input,
    Optional<LabelSettings> labels,
    Optional<String> directory,
    Optional<HistorySettings> history) {

  /** Returns whether a gate compares with an earlier run. */
  public boolean asksForHistory() {
    return plan.gates().stream().anyMatch(Gate::asksForHistory);
  }
}

package io.sparkloss.job.file;

import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.job.file.publish.PublishSettings;
import io.sparkloss.job.file.target.PenaltySettings;
import java.util.List;
import java.util.Optional;

/**
 * One run of an evaluation file, checked.
 *
 * @param plan what to evaluate
 * @param input what to read
 * @param labels where labels stand, if not in the input
 * @param penalties the penalties on the coefficients of models
 * @param directory where results go; empty when they are only shown
 * @param slices where the results of slices go
 * @param quarantine where rows go that cannot be used; empty when they are only counted
 * @param history where costs are kept beside those of other runs
 * @param publish who is told what came of the run
 * @param table the table of the user's that gets the costs
 * @since 0.1.0
 */
public record EvaluationRun(
    EvaluationPlan plan,
    InputSettings input,
    Optional<LabelSettings> labels,
    List<PenaltySettings> penalties,
    Optional<String> directory,
    SliceOutput slices,
    Optional<QuarantineSettings> quarantine,
    Optional<HistorySettings> history,
    Optional<PublishSettings> publish,
    Optional<TableSettings> table) {

  /** Keeps its own copy of the penalties. */
  public EvaluationRun {
    penalties = List.copyOf(penalties);
  }

  /** Returns whether a gate compares with an earlier run. */
  public boolean asksForHistory() {
    return plan.gates().stream().anyMatch(Gate::asksForHistory);
  }
}

package io.sparkloss.result.compare;

import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.SliceColumn;
import java.util.List;

/**
 * The costs of a run: what a comparison needs of it, wherever it was kept.
 *
 * @param run the run
 * @param columns the columns of all slices, with their types
 * @param costs one entry for each target, model, loss and slice
 * @since 0.1.0
 */
public record RunCosts(ComparedRun run, List<SliceColumn> columns, List<CostEntry> costs) {

  /** Keeps its own copies. */
  public RunCosts {
    columns = List.copyOf(columns);
    costs = List.copyOf(costs);
  }

  /** Returns the costs of an evaluation. */
  public static RunCosts of(Evaluation evaluation) {
    return new RunCosts(
        new ComparedRun(evaluation.run(), evaluation.evaluatedAt(), evaluation.confidence(), null),
        evaluation.sliceColumns(),
        evaluation.costs());
  }
}

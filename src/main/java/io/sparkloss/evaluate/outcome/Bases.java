package io.sparkloss.evaluate.outcome;

import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.result.entry.CostBasis;

/** From a group to what its costs follow from. */
final class Bases {

  private Bases() {}

  /** Returns what the cost of a term follows from. */
  static CostBasis of(CostGroup costs, int term, PlannedLoss loss, WeightKind weightKind) {
    return new CostBasis(
        new CostState(loss.identity(), costs.sums(term), null),
        loss.transform(),
        weightKind,
        costs.isClustered() ? (long) costs.degrees(term, weightKind) + 1 : 0);
  }
}

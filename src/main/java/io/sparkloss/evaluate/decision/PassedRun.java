package io.sparkloss.evaluate.decision;

import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import java.util.Optional;
import java.util.Set;

/**
 * The last run of a history whose gates all passed.
 *
 * @since 0.1.0
 */
public interface PassedRun {

  /** Returns the identity of the run. */
  String run();

  /** Returns a cost of the run, if it has it; the loss is in canonical form. */
  Optional<PastCost> cost(String target, String model, String loss, Slice slice);

  /** Returns the slices of which the run has a cost; the loss is in canonical form. */
  Set<Slice> slices(String target, String model, String loss);

  /**
   * A cost of an earlier run.
   *
   * @param reported the cost as it was reported
   * @param basis what it follows from
   */
  record PastCost(Estimate reported, CostBasis basis) {}
}

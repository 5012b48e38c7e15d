package io.sparkloss.evaluate.decision;

import io.sparkloss.cost.MeanEstimate;
import io.sparkloss.result.Estimate;
import io.sparkloss.result.Slice;
import java.util.Optional;

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

  /**
   * A cost of an earlier run.
   *
   * @param reported the cost as it was reported
   * @param mean the same with what a comparison needs
   */
  record PastCost(Estimate reported, MeanEstimate mean) {}
}

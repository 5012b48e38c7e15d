package io.sparkloss.evaluate.history;

import io.sparkloss.result.CostBasis;
import io.sparkloss.result.Slice;
import io.sparkloss.result.Usage;

/**
 * A cost of a run of the past.
 *
 * @param name which cost
 * @param slice which rows; its columns stand in alphabetical order
 * @param confidence the coverage of the interval that was reported
 * @param usage how many rows could be used
 * @param basis what the cost follows from
 * @since 0.1.0
 */
public record StoredCost(Name name, Slice slice, double confidence, Usage usage, CostBasis basis) {

  /**
   * Which cost.
   *
   * @param target the target
   * @param model the model
   * @param loss the loss as it is reported, with its parameters
   */
  public record Name(String target, String model, String loss) {}
}

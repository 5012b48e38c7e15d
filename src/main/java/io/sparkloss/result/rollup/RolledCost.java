package io.sparkloss.result.rollup;

import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.Usage;

/**
 * A cost over several runs, or slices, together: what an evaluation of all their rows gives.
 *
 * @param name which cost
 * @param slice which rows
 * @param span of which periods
 * @param estimate the cost with its uncertainty
 * @param usage how many rows could be used; the coverage by weight is NaN, for it does not follow
 *     from those of the parts
 * @param basis what the cost follows from
 * @since 0.1.0
 */
public record RolledCost(
    Name name, Slice slice, Span span, Estimate estimate, Usage usage, CostBasis basis) {

  /**
   * Which cost.
   *
   * @param series the runs that are together
   * @param target the target
   * @param model the model
   * @param loss the loss as it is reported, with its parameters
   */
  public record Name(String series, String target, String model, String loss) {}
}

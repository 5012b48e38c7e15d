package io.sparkloss.result.rollup;

import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;

/**
 * The first span of a cost that differs from the spans before it.
 *
 * @param name which cost
 * @param slice which rows
 * @param span the span
 * @param difference its cost less that of all spans before it together, with Welch's interval
 * @since 0.1.0
 */
public record Departure(RolledCost.Name name, Slice slice, Span span, Estimate difference) {

  /** Returns whether a cost is that of the span. */
  public boolean isOf(RolledCost cost) {
    return name.equals(cost.name()) && slice.equals(cost.slice()) && span.equals(cost.span());
  }
}

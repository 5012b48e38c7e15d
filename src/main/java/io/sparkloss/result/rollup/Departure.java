package io.sparkloss.result.rollup;

import io.sparkloss.result.Estimate;
import io.sparkloss.result.Slice;

/**
 * The first span of a cost that differs from the spans before it.
 *
 * @param name which cost
 * @param slice which rows
 * @param span the span
 * @param difference its cost less that of all spans before it together, with Welch's interval
 * @since 0.1.0
 */
public record Departure(RolledCost.Name name, Slice slice, Span span, Estimate difference) {}

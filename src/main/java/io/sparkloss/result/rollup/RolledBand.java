package io.sparkloss.result.rollup;

import io.sparkloss.result.entry.Slice;

/**
 * The band of the spans before: where the cost of a span has to lie so that the interval of its
 * difference from that of all spans before it together holds 0.
 *
 * @param name which cost
 * @param slice which rows
 * @param span the span that is held against those before it
 * @param lower the lower end
 * @param upper the upper end
 * @since 0.1.0
 */
public record RolledBand(
    RolledCost.Name name, Slice slice, Span span, double lower, double upper) {}

package io.sparkloss.result.rollup;

import java.time.LocalDate;

/**
 * Periods that are one.
 *
 * @param label how people call it: {@code 2001-06-01}, {@code 2001-W22}, {@code 2001-06}, {@code
 *     all}
 * @param first the first period in it that has costs
 * @param last the last period in it that has costs
 * @since 0.1.0
 */
public record Span(String label, LocalDate first, LocalDate last) {}

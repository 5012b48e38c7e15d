package io.sparkloss.report.figure;

import io.sparkloss.report.chart.Chart;

/**
 * A chart, and where it belongs.
 *
 * @param group what it is of, as {@code delay: squared_error}; charts of one group stand together
 * @param chart the chart
 * @since 0.1.0
 */
public record Figure(String group, Chart chart) {}

package io.sparkloss.report.chart.data;

/**
 * The two axes of a plot.
 *
 * @param x from left to right
 * @param y from bottom to top
 */
public record Axes(Axis x, Axis y) {}

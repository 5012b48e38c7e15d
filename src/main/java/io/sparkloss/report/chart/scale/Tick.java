package io.sparkloss.report.chart.scale;

/**
 * A number that an axis names.
 *
 * @param value where it lies
 * @param label how it is written
 */
public record Tick(double value, String label) {}

package io.sparkloss.report.chart.scale;

/**
 * An axis with its title.
 *
 * @param title the quantity with its unit
 * @param scale where numbers lie
 */
public record Ruler(String title, Scale scale) {}

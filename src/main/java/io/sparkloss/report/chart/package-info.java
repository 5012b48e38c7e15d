/**
 * Charts for reports. Each is immutable, and gives itself as SVG, as a Vega-Lite specification, and
 * as a table of its numbers. Nothing here depends on the locale, the time, or chance.
 *
 * <p>A page sets the colours by the custom properties that {@link
 * io.sparkloss.report.chart.svg.Paint} names: {@code --chart-background}, {@code --chart-ink},
 * {@code --chart-muted}, {@code --chart-grid}, {@code --chart-band}, {@code --chart-alert}, {@code
 * --chart-1} to {@code --chart-6}, and {@code --chart-heat-1} to {@code --chart-heat-7}. A page
 * that sets none leaves the choice between light and dark to the reader's preference.
 */
@NullMarked
package io.sparkloss.report.chart;

import org.jspecify.annotations.NullMarked;

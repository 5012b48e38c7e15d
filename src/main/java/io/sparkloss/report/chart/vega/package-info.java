/** Charts as specifications of Vega-Lite 5, for those who want to go on working with them. */
@NullMarked
package io.sparkloss.report.chart.vega;

import org.jspecify.annotations.NullMarked;

/** Pictures in SVG that stand in a page or in a file of their own, on light and dark ground. */
@NullMarked
package io.sparkloss.report.chart.svg;

import org.jspecify.annotations.NullMarked;

/** Where numbers lie on an axis, and how an axis names them. */
@NullMarked
package io.sparkloss.report.chart.scale;

import org.jspecify.annotations.NullMarked;

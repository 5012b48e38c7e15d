/** What several kinds of charts draw and write alike. */
@NullMarked
package io.sparkloss.report.chart.mark;

import org.jspecify.annotations.NullMarked;

/** What charts are made of, in the terms of those who have something to show. */
@NullMarked
package io.sparkloss.report.chart.data;

import org.jspecify.annotations.NullMarked;

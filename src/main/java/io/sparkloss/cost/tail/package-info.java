/** Which rows hold a cost: histograms of losses and residuals, concentration and quantiles. */
@NullMarked
package io.sparkloss.cost.tail;

import org.jspecify.annotations.NullMarked;

/** The sums of a cost as plain numbers: what is kept where accumulators are not. */
@NullMarked
package io.sparkloss.cost.sums;

import org.jspecify.annotations.NullMarked;

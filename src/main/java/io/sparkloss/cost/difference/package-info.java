/** Differences of costs: of two models on the same rows, and of different rows. */
@NullMarked
package io.sparkloss.cost.difference;

import org.jspecify.annotations.NullMarked;

/** Objectives: a cost and what is added to it for the size of coefficients. */
@NullMarked
package io.sparkloss.cost.objective;

import org.jspecify.annotations.NullMarked;

/**
 * Costs: the aggregate of a loss over a data set, with its uncertainty; penalties and objectives.
 */
@NullMarked
package io.sparkloss.cost;

import org.jspecify.annotations.NullMarked;

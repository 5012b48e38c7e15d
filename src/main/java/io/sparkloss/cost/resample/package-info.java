/**
 * The Poisson bootstrap: how sure a statistic is that has no formula of its own, from replicates
 * whose weights are a hash of the row's key.
 */
@NullMarked
package io.sparkloss.cost.resample;

import org.jspecify.annotations.NullMarked;

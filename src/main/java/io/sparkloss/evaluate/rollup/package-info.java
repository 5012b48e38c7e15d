/** Costs of many runs put together from their states alone. */
@NullMarked
package io.sparkloss.evaluate.rollup;

import org.jspecify.annotations.NullMarked;

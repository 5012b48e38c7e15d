/** Costs of many runs together. */
@NullMarked
package io.sparkloss.result.rollup;

import org.jspecify.annotations.NullMarked;

/** The SQL functions that make, merge and read states, and compare losses. */
@NullMarked
package io.sparkloss.spark.state.function;

import org.jspecify.annotations.NullMarked;

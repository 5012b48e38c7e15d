/** Aggregate functions: costs. */
@NullMarked
package io.sparkloss.spark.aggregate;

import org.jspecify.annotations.NullMarked;

/**
 * Aggregates whose buffers are a few sums: in generated code, or many of them together in one
 * function where Spark would give up generating code.
 */
@NullMarked
package io.sparkloss.spark.aggregate.sums;

import org.jspecify.annotations.NullMarked;

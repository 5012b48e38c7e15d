/**
 * Costs straight from Spark's column batches: the partial step of an aggregation over a columnar
 * scan, with the same reported bits as the row code. This package is what Spark sees of it, the
 * rule and the physical operator.
 */
@NullMarked
package io.sparkloss.spark.columnar;

import org.jspecify.annotations.NullMarked;

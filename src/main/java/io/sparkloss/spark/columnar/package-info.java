/**
 * Costs straight from Spark's column batches: the partial step of an aggregation over a columnar
 * scan, with the same reported bits as the row code.
 */
@NullMarked
package io.sparkloss.spark.columnar;

import org.jspecify.annotations.NullMarked;

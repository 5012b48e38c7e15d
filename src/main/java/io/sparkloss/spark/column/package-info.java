/**
 * The functions as columns, by family; {@link io.sparkloss.spark.LossFunctions} inherits them all.
 * Only names reach Spark, so they serve Spark Connect as well.
 */
@NullMarked
package io.sparkloss.spark.column;

import org.jspecify.annotations.NullMarked;

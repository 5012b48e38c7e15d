/** Costs of typed data sets, over Spark's public interfaces only. */
@NullMarked
package io.sparkloss.spark.typed;

import org.jspecify.annotations.NullMarked;

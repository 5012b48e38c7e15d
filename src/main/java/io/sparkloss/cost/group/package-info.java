/**
 * Many costs of one group of rows in one pass: which losses a row has, why it cannot be used, and
 * the accumulators of them all. Knows nothing of Spark.
 */
@NullMarked
package io.sparkloss.cost.group;

import org.jspecify.annotations.NullMarked;

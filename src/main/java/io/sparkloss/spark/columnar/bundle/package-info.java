/** All costs of a job from column batches, by every grouping set at once. */
@NullMarked
package io.sparkloss.spark.columnar.bundle;

import org.jspecify.annotations.NullMarked;

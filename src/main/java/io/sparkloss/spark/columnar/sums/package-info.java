/** The sums and statistics of single costs, from column batches. */
@NullMarked
package io.sparkloss.spark.columnar.sums;

import org.jspecify.annotations.NullMarked;

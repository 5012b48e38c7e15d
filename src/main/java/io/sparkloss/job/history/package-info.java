/** The history of costs: a partitioned Parquet table, one file for each run and period. */
@NullMarked
package io.sparkloss.job.history;

import org.jspecify.annotations.NullMarked;

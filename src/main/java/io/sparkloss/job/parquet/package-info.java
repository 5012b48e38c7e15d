/** Small Parquet files without a job of Spark's, and files that are put in place whole. */
@NullMarked
package io.sparkloss.job.parquet;

import org.jspecify.annotations.NullMarked;

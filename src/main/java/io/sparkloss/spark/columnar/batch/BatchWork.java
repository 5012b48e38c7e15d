package io.sparkloss.spark.columnar.batch;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * What a task makes of batches: a row for each group, with the buffers of aggregates.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public interface BatchWork {

  /** Adds the rows of a batch that the mask lets through; a null mask lets all. */
  void add(ColumnarBatch batch, boolean @Nullable [] mask);

  /** Returns whether a batch may be added before the rows so far have to be given. */
  boolean hasRoom();

  /** Returns how many rows there are to give: without keys, 1. */
  int rows();

  /** Returns a row: the keys of a group and the buffers, as Spark holds them. */
  InternalRow row(int index);

  /** Forgets all groups. */
  void clear();
}

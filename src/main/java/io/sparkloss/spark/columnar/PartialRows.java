package io.sparkloss.spark.columnar;

import io.sparkloss.spark.columnar.batch.BatchWork;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;

/**
 * The rows that a task gives: one for each group. When there are very many groups, those so far are
 * given and begun anew, for the next step of the aggregation merges them anyway: memory is bounded.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class PartialRows extends AbstractIterator<InternalRow> {

  private final Iterator<ColumnarBatch> batches;
  private final BatchWork work;
  private final UnsafeProjection projection;
  private final @Nullable BasePredicate condition;
  private final Metrics metrics;
  private boolean[] mask = new boolean[0];
  private int group;
  private int ready;

  /**
   * What is counted for Spark's pages.
   *
   * @param batches the batches read
   * @param rows the rows read
   * @param outputRows the rows given
   * @param time the time for the work, in nanoseconds, reading left out
   */
  record Metrics(SQLMetric batches, SQLMetric rows, SQLMetric outputRows, SQLMetric time)
      implements java.io.Serializable {

    private static final long serialVersionUID = 1L;
  }

  PartialRows(
      Iterator<ColumnarBatch> batches,
      BatchWork work,
      UnsafeProjection projection,
      @Nullable BasePredicate condition,
      Metrics metrics) {
    this.batches = batches;
    this.work = work;
    this.projection = projection;
    this.condition = condition;
    this.metrics = metrics;
    read();
  }

  @Override
  public boolean hasNext() {
    if (group == ready && batches.hasNext()) {
      work.clear();
      read();
    }
    return group < ready;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new java.util.NoSuchElementException("all groups are given");
    }
    metrics.outputRows().add(1);
    return projection.apply(work.row(group++));
  }

  private void read() {
    while (batches.hasNext() && work.hasRoom()) {
      ColumnarBatch batch = batches.next();
      long start = System.nanoTime();
      work.add(batch, mask(batch));
      metrics.batches().add(1);
      metrics.rows().add(batch.numRows());
      metrics.time().add(System.nanoTime() - start);
      batch.closeIfFreeable();
    }
    group = 0;
    ready = work.rows();
  }

  private boolean @Nullable [] mask(ColumnarBatch batch) {
    BasePredicate test = condition;
    if (test == null) {
      return null;
    }
    if (mask.length < batch.numRows()) {
      mask = new boolean[batch.numRows()];
    }
    for (int row = 0; row < batch.numRows(); row++) {
      mask[row] = test.eval(batch.getRow(row));
    }
    return mask;
  }
}

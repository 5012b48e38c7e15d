package io.sparkloss.spark.columnar.batch;

import java.io.Serializable;

/**
 * What every task is told: sent to executors, where each task starts work of its own.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public interface BatchTask extends Serializable {

  /** Returns the work of one task. */
  BatchWork start();
}

package io.sparkloss.spark.columnar.sums;

import io.sparkloss.spark.columnar.batch.BatchTask;
import io.sparkloss.spark.columnar.batch.BatchWork;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;

/**
 * Tells tasks which sums of single costs to make.
 *
 * @param form what is computed
 * @param types the types of the columns of a batch
 * @param keys the columns that are keys
 */
record CostTask(BatchForm form, List<DataType> types, List<Integer> keys) implements BatchTask {

  private static final long serialVersionUID = 1L;

  /** Keeps its own copies. */
  CostTask {
    types = new ArrayList<>(types);
    keys = new ArrayList<>(keys);
  }

  @Override
  public BatchWork start() {
    return new CostWork(this);
  }
}

package io.sparkloss.spark.columnar.bundle;

import io.sparkloss.spark.bundle.BundleLayout;
import io.sparkloss.spark.columnar.batch.BatchTask;
import io.sparkloss.spark.columnar.batch.BatchWork;
import io.sparkloss.spark.columnar.batch.GroupKeys;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;

/**
 * Tells tasks which costs to make.
 *
 * @param layout the costs, and the forms of the columns that they take
 * @param ordinals which columns of a batch they take
 * @param types the types of all columns of a batch
 * @param keys by what rows are grouped
 */
record BundleTask(BundleLayout layout, List<Integer> ordinals, List<DataType> types, GroupKeys keys)
    implements BatchTask {

  private static final long serialVersionUID = 1L;

  /** Keeps its own copies. */
  BundleTask {
    ordinals = new ArrayList<>(ordinals);
    types = new ArrayList<>(types);
  }

  @Override
  public BatchWork start() {
    return new BundleWork(this);
  }
}

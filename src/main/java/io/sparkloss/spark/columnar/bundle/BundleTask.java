package io.sparkloss.spark.columnar.bundle;

import io.sparkloss.cost.group.tally.Tallies;
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
 * @param keyOrdinals which columns of a batch make the key of a row
 * @param types the types of all columns of a batch
 * @param keys by what rows are grouped
 */
record BundleTask(
    BundleLayout layout,
    List<Integer> ordinals,
    List<Integer> keyOrdinals,
    List<DataType> types,
    GroupKeys keys)
    implements BatchTask {

  private static final long serialVersionUID = 1L;

  /** Keeps its own copies. */
  BundleTask {
    ordinals = new ArrayList<>(ordinals);
    keyOrdinals = new ArrayList<>(keyOrdinals);
    types = new ArrayList<>(types);
  }

  /** Returns whether the groups of a set are those of all rows, which is told by its last key. */
  boolean isOfAllRows(int set) {
    List<GroupKeys.Key> own = keys.sets().get(set);
    return layout.allRows() == null
        ? own.isEmpty()
        : layout.allRows().equals(own.get(own.size() - 1).value());
  }

  /**
   * Returns whether the set of all rows is divided by a column, as that of models in long form is,
   * and so cannot keep one tally for all rows.
   */
  boolean dividesAllRows() {
    boolean divides = false;
    for (int set = 0; set < keys.sets().size(); set++) {
      divides |= isOfAllRows(set) && !keys.columns(set).isEmpty();
    }
    return divides && Tallies.any(layout.group().tallies(), Tallies.Kept.BY_ALL_ROWS_ALONE);
  }

  @Override
  public BatchWork start() {
    return new BundleWork(this);
  }
}

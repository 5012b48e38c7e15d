package io.sparkloss.evaluate.engine;

import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.evaluate.refusal.InvalidRowsException;
import io.sparkloss.result.Slice;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Reads the rows of a {@link Pass}: the columns of slices, the model in long form, the grouping id,
 * the costs; with joined labels the rows and those with several labels; with clusters the rows
 * whose cluster is NULL.
 *
 * @param sets the sets of columns
 * @param longForm whether rows name their model
 * @param joined whether labels were joined
 * @param clustered whether rows come by clusters
 * @param layout the layout of the costs
 */
record GroupReader(
    SliceSets sets, boolean longForm, boolean joined, boolean clustered, GroupLayout layout)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private int costs() {
    return sets.columns().size() + (longForm ? 2 : 1);
  }

  /** Returns the set of a row; 0 is the overall. */
  int set(Row row) {
    return sets.set(row.getLong(costs() - 1));
  }

  /** Returns the slice of a row. */
  Slice slice(Row row) {
    return sets.slice(set(row), row);
  }

  /**
   * Returns the group of a row.
   *
   * @throws InvalidRowsException when the cluster of some is NULL
   */
  Group group(Row row) {
    if (clustered && row.getLong(row.length() - 1) > 0) {
      throw new InvalidRowsException(
          "the column that names the cluster of a row is NULL in some; leave them out, for example"
              + " by input.where",
          List.of(),
          List.of());
    }
    int at = costs();
    CostGroup costs = CostGroup.fromBytes(layout, row.getAs(at));
    Group.Matches matches =
        joined
            ? new Group.Matches(row.getLong(at + 1), row.getLong(at + 2))
            : new Group.Matches(costs.rows(), 0);
    String model = longForm ? row.getString(at - 2) : null;
    return new Group(set(row), slice(row), model, costs, matches);
  }
}

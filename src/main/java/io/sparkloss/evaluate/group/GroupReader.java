package io.sparkloss.evaluate.group;

import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.evaluate.binding.SliceSets;
import io.sparkloss.evaluate.refusal.InvalidRowsException;
import io.sparkloss.result.entry.Slice;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a {@link Pass}: the columns of slices, the model in long form, the grouping id,
 * the costs; with joined labels the rows and those with several labels; with clusters the rows
 * whose cluster is NULL.
 *
 * @param sets the sets of columns
 * @param longForm whether rows name their model
 * @param joined whether labels were joined
 * @param cluster the column that names the cluster of a row, or null
 * @param layout the layout of the costs
 */
public record GroupReader(
    SliceSets sets, boolean longForm, boolean joined, @Nullable String cluster, GroupLayout layout)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private int costs() {
    return sets.columns().size() + (longForm ? 2 : 1);
  }

  /** Returns the set of a row; 0 is the overall. */
  public int set(Row row) {
    return sets.set(row.getLong(costs() - 1));
  }

  /** Returns the slice of a row. */
  public Slice slice(Row row) {
    return sets.slice(set(row), row);
  }

  /**
   * Returns the group of a row.
   *
   * @throws InvalidRowsException when the cluster of some is NULL
   */
  public Group group(Row row) {
    if (cluster != null && row.getLong(row.length() - 1) > 0) {
      throw new InvalidRowsException(
          "column '"
              + cluster
              + "' (cluster) is NULL in rows of "
              + (slice(row).isOverall() ? "the input" : "the slice " + slice(row))
              + "; leave them out, as by input.where: "
              + cluster
              + " IS NOT NULL",
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

package io.sparkloss.spark.bundle;

import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.cost.group.RowValues;
import io.sparkloss.cost.group.tally.Tallies;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Which costs a bundle holds, and in which form each of its columns comes.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param group the costs
 * @param forms the forms of the columns, in order
 * @param keys the types of the columns that make a row's key, in order; they follow the others
 * @param allRows where GROUPING SETS group rows, the grouping id of the set of all rows, which the
 *     bundle then takes as its last column; null without sets
 * @since 0.1.0
 */
public record BundleLayout(
    GroupLayout group, List<ColumnForm> forms, List<DataType> keys, @Nullable Long allRows)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Checks that every column has a form. */
  public BundleLayout {
    forms = List.copyOf(new ArrayList<>(forms));
    keys = List.copyOf(new ArrayList<>(keys));
    if (forms.size() != group.columns()) {
      throw new IllegalArgumentException(
          "there are " + forms.size() + " forms for " + group.columns() + " columns");
    }
  }

  /** Returns whether groups keep anything beside costs. */
  boolean hasTallies() {
    return !group.tallies().isEmpty();
  }

  /** Returns how many columns the bundle takes. */
  public int inputs() {
    return forms.size() + keys.size() + (allRows == null ? 0 : 1);
  }

  /** Returns what a group of a set keeps; without sets the group is that of all rows. */
  public Tallies.Kept kept(long groupingId) {
    return allRows == null || allRows == groupingId
        ? Tallies.Kept.BY_ALL_ROWS
        : Tallies.Kept.BY_EVERY_GROUP;
  }

  /** Reads the columns of a row; {@code ordinals[i]} is where column i stands. */
  void read(InternalRow row, int[] ordinals, RowValues values) {
    for (int i = 0; i < forms.size(); i++) {
      forms.get(i).read(row, ordinals[i], values, i);
    }
  }
}

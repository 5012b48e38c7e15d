package io.sparkloss.spark.bundle;

import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.cost.group.RowValues;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Which costs a bundle holds, and in which form each of its columns comes.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param group the costs
 * @param forms the forms of the columns, in order
 * @since 0.1.0
 */
public record BundleLayout(GroupLayout group, List<ColumnForm> forms) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Checks that every column has a form. */
  public BundleLayout {
    forms = List.copyOf(new ArrayList<>(forms));
    if (forms.size() != group.columns()) {
      throw new IllegalArgumentException(
          "there are " + forms.size() + " forms for " + group.columns() + " columns");
    }
  }

  /** Reads the columns of a row; {@code ordinals[i]} is where column i stands. */
  void read(InternalRow row, int[] ordinals, RowValues values) {
    for (int i = 0; i < ordinals.length; i++) {
      forms.get(i).read(row, ordinals[i], values, i);
    }
  }
}

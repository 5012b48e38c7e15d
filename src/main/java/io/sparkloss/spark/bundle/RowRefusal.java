package io.sparkloss.spark.bundle;

import io.sparkloss.cost.group.RowLosses;
import io.sparkloss.loss.Reason;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Says of a single row why it cannot be used: the cost and the reason, or null when every cost can
 * use it or ignores it. Generated code calls it, to find the first offending rows.
 *
 * <p>Not safe for use by many threads; every task has its own.
 *
 * @since 0.1.0
 */
public final class RowRefusal implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What is said of probabilities that do not sum to 1, which is no {@link Reason}. */
  public static final String UNNORMALIZED = "probabilities_do_not_sum_to_1";

  private final BundleLayout layout;
  private final ArrayList<String> names;
  private transient @Nullable RowLosses losses;

  /**
   * Creates it.
   *
   * @param layout the costs and the columns
   * @param names what each cost is called
   */
  public RowRefusal(BundleLayout layout, List<String> names) {
    this.layout = layout;
    this.names = new ArrayList<>(names);
  }

  /** Returns the first refusal of a row that holds the columns in the order of the layout. */
  public @Nullable UTF8String text(InternalRow columns) {
    RowLosses row = losses;
    if (row == null) {
      row = new RowLosses(layout.group());
      losses = row;
    }
    layout.read(columns, CostBundle.identity(layout.forms().size()), row.values());
    row.evaluate();
    for (int i = 0; i < names.size(); i++) {
      Reason reason = row.reason(i);
      if (reason != null && reason != Reason.IGNORED) {
        return UTF8String.fromString(names.get(i) + ": " + reason.key());
      }
      if (row.isUnnormalized(i)) {
        return UTF8String.fromString(names.get(i) + ": " + UNNORMALIZED);
      }
    }
    return null;
  }
}

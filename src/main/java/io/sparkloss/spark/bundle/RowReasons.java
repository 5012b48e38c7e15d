package io.sparkloss.spark.bundle;

import io.sparkloss.cost.group.RowLosses;
import io.sparkloss.loss.Reason;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Says of a single row for which costs it cannot be used, and why: an array of target, model, loss
 * and reason, or null when every cost can use it or ignores it. Generated code calls it.
 *
 * <p>Not safe for use by many threads; every task has its own.
 *
 * @since 0.1.0
 */
public final class RowReasons implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The type of what is said. */
  static final ArrayType TYPE =
      DataTypes.createArrayType(
          new StructType()
              .add("target", DataTypes.StringType, false)
              .add("model", DataTypes.StringType, false)
              .add("loss", DataTypes.StringType, false)
              .add("reason", DataTypes.StringType, false),
          false);

  /**
   * What a cost is called.
   *
   * @param target its target
   * @param model its model; in long form the row says it
   * @param loss its loss
   */
  public record Name(String target, String model, String loss) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final BundleLayout layout;
  private final ArrayList<Name> names;
  private final boolean sumsCount;
  private transient @Nullable RowLosses losses;

  /**
   * Creates it.
   *
   * @param layout the costs and the columns
   * @param names what each cost is called
   * @param sumsCount whether probabilities that do not sum to 1 are a reason
   */
  public RowReasons(BundleLayout layout, List<Name> names, boolean sumsCount) {
    this.layout = layout;
    this.names = new ArrayList<>(names);
    this.sumsCount = sumsCount;
  }

  /** Returns the reasons of a row that holds the columns in the order of the layout. */
  public @Nullable ArrayData reasons(InternalRow columns) {
    return of(columns, null);
  }

  /** Returns the same of a row of long form, which is of this model. */
  public @Nullable ArrayData reasonsOf(InternalRow columns, UTF8String model) {
    return of(columns, model.clone());
  }

  private @Nullable ArrayData of(InternalRow columns, @Nullable UTF8String model) {
    RowLosses row = losses;
    if (row == null) {
      row = new RowLosses(layout.group());
      losses = row;
    }
    layout.read(columns, CostBundle.identity(layout.forms().size()), row.values());
    row.evaluate();
    List<Object> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String reason = reason(row, i);
      if (reason != null) {
        found.add(entry(names.get(i), model, reason));
      }
    }
    return found.isEmpty() ? null : new GenericArrayData(found.toArray());
  }

  private @Nullable String reason(RowLosses row, int cost) {
    Reason reason = row.reason(cost);
    if (reason != null) {
      return reason == Reason.IGNORED ? null : reason.key();
    }
    return sumsCount && row.isUnnormalized(cost) ? RowRefusal.UNNORMALIZED : null;
  }

  private static InternalRow entry(Name name, @Nullable UTF8String model, String reason) {
    return new GenericInternalRow(
        new Object[] {
          UTF8String.fromString(name.target()),
          model == null ? UTF8String.fromString(name.model()) : model,
          UTF8String.fromString(name.loss()),
          UTF8String.fromString(reason)
        });
  }
}

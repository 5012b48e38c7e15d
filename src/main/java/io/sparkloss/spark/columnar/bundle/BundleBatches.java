package io.sparkloss.spark.columnar.bundle;

import io.sparkloss.spark.bundle.BundleLayout;
import io.sparkloss.spark.bundle.ColumnForm;
import io.sparkloss.spark.bundle.CostBundle;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.columnar.batch.BatchTask;
import io.sparkloss.spark.columnar.batch.ColumnReader;
import io.sparkloss.spark.columnar.batch.GroupKeys;
import io.sparkloss.spark.columnar.batch.KeyColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.NumericType;

/**
 * The bundle of a job's costs from batches.
 *
 * @since 0.1.0
 */
public final class BundleBatches {

  private BundleBatches() {}

  /**
   * Returns what tasks do, or empty when the bundle has to be computed row by row.
   *
   * @param bundle the bundle, over columns of the batches
   * @param keys by what rows are grouped
   * @param columns the columns of the batches
   */
  public static Optional<BatchTask> task(
      CostBundle bundle, GroupKeys keys, List<Attribute> columns) {
    BundleLayout layout = bundle.layout();
    List<Expression> inputs = Catalyst.list(bundle.children());
    int forms = layout.forms().size();
    List<Integer> ordinals = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      boolean isKey = i >= forms;
      Expression input = isKey ? inputs.get(i) : source(inputs.get(i), layout.forms().get(i));
      int ordinal = ColumnReader.ordinal(input, columns);
      if (ordinal < 0
          || !(isKey || isReadable(columns.get(ordinal).dataType(), layout.forms().get(i)))) {
        return Optional.empty();
      }
      ordinals.add(ordinal);
    }
    BundleTask task =
        new BundleTask(
            layout,
            ordinals.subList(0, forms),
            ordinals.subList(forms, ordinals.size()),
            columns.stream().map(Attribute::dataType).toList(),
            keys);
    return hasSoftLabels(layout) || task.dividesAllRows() ? Optional.empty() : Optional.of(task);
  }

  private static boolean hasSoftLabels(BundleLayout layout) {
    return layout.group().labels().stream()
        .anyMatch(label -> layout.forms().get(label.column()).isArray());
  }

  /** Returns what is cast to a number; every other form is read as it stands. */
  private static Expression source(Expression input, ColumnForm form) {
    return form == ColumnForm.NUMBER
            && input instanceof Cast cast
            && cast.dataType() instanceof DoubleType
            && cast.child().dataType() instanceof NumericType
        ? cast.child()
        : input;
  }

  private static boolean isReadable(DataType type, ColumnForm form) {
    return switch (form) {
      case NUMBER -> type instanceof NumericType;
      case TEXT -> KeyColumn.supports(type);
      case DOUBLES -> type instanceof ArrayType array && array.elementType() instanceof DoubleType;
      default -> true;
    };
  }
}

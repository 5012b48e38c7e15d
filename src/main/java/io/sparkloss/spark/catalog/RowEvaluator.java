package io.sparkloss.spark.catalog;

import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.ScaledLoss;
import io.sparkloss.spark.adapter.ClassAdapter;
import io.sparkloss.spark.adapter.LabelAdapter;
import io.sparkloss.spark.adapter.NumberArrays;
import io.sparkloss.spark.adapter.ScalarAdapter;
import io.sparkloss.spark.adapter.ScaledAdapter;
import io.sparkloss.spark.row.Mode;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.jspecify.annotations.Nullable;

/**
 * Calls the adapter of a loss with the arguments of a row. One for a thread.
 *
 * @param loss the loss
 * @param policy what is done with labels
 * @param mode what is done with rows that cannot be used
 * @param function the name that errors show
 * @param kinds the kinds of label and prediction
 */
record RowEvaluator(Loss loss, LabelPolicy policy, Mode mode, String function, List<Kind> kinds) {

  private static final NumberArrays ARRAYS = new NumberArrays();

  /** Returns the loss, or null where a row has none. */
  @Nullable Double value(InternalRow row) {
    return (Double) call(row, false);
  }

  /** Returns the gradient: a Double, an array, or null where a row has none. */
  @Nullable Object gradient(InternalRow row) {
    return call(row, true);
  }

  private @Nullable Object call(InternalRow row, boolean gradient) {
    if (row.isNullAt(0) || row.isNullAt(1) || ignores(row)) {
      return null;
    }
    if (loss instanceof ScaledLoss scaled) {
      return row.isNullAt(2) ? null : scaled(scaled, row, gradient);
    }
    if (kinds.get(1).isArray()) {
      return classes(row, gradient);
    }
    Double label = label(row);
    Double prediction = number(row, 1);
    if (label == null || prediction == null) {
      return null;
    }
    ScalarAdapter adapter = new ScalarAdapter((ScalarLoss) loss, function);
    if (mode == Mode.TRY) {
      return gradient
          ? adapter.tryGradient(label, prediction)
          : adapter.tryValue(label, prediction);
    }
    return gradient
        ? (Double) adapter.gradient(label, prediction)
        : (Double) adapter.value(label, prediction);
  }

  private @Nullable Object scaled(ScaledLoss scaled, InternalRow row, boolean gradient) {
    ScaledAdapter adapter = new ScaledAdapter(scaled, function);
    double label = row.getDouble(0);
    double prediction = row.getDouble(1);
    double scale = row.getDouble(2);
    if (mode == Mode.TRY) {
      return gradient
          ? adapter.tryGradient(label, prediction, scale)
          : adapter.tryValue(label, prediction, scale);
    }
    return gradient
        ? (Double) adapter.gradient(label, prediction, scale)
        : (Double) adapter.value(label, prediction, scale);
  }

  private @Nullable Object classes(InternalRow row, boolean gradient) {
    double[] prediction = array(row, 1);
    if (prediction == null) {
      return null;
    }
    int size = policy.classes() != null ? policy.classes().size() : policy.classWeights().size();
    ClassAdapter adapter = new ClassAdapter((ClassLoss) loss, function, size);
    if (kinds.get(0).isArray()) {
      double[] label = array(row, 0);
      return label == null ? null : soft(adapter, label, prediction, gradient);
    }
    Double label = label(row);
    return label == null ? null : hard(adapter, label, prediction, gradient);
  }

  private @Nullable Object soft(
      ClassAdapter adapter, double[] label, double[] prediction, boolean gradient) {
    if (mode == Mode.TRY) {
      return gradient
          ? adapter.trySoftGradient(label, prediction)
          : adapter.trySoftValue(label, prediction);
    }
    return gradient
        ? adapter.softGradient(label, prediction)
        : (Double) adapter.softValue(label, prediction);
  }

  private @Nullable Object hard(
      ClassAdapter adapter, double label, double[] prediction, boolean gradient) {
    if (mode == Mode.TRY) {
      return gradient
          ? adapter.tryGradient(label, prediction)
          : adapter.tryValue(label, prediction);
    }
    return gradient
        ? adapter.gradient(label, prediction)
        : (Double) adapter.value(label, prediction);
  }

  /** Returns the factor that the class gives to the weight of a usable row. */
  double weightFactor(InternalRow row) {
    if (policy.classWeights().isEmpty()) {
      return 1;
    }
    return kinds.get(0).isArray()
        ? policy.weight(softLabel(row))
        : policy.weight(Objects.requireNonNull(label(row)));
  }

  /** Returns the label as a number, or null for a name that the class list does not hold. */
  @Nullable Double label(InternalRow row) {
    return number(row, 0);
  }

  /** Returns the soft label of a usable row. */
  double[] softLabel(InternalRow row) {
    return Objects.requireNonNull(array(row, 0));
  }

  private @Nullable Double number(InternalRow row, int index) {
    if (kinds.get(index) == Kind.NUMBER) {
      return row.getDouble(index);
    }
    LabelAdapter labels = new LabelAdapter(policy, function);
    if (mode == Mode.TRY) {
      return labels.tryIndex(row.getUTF8String(index));
    }
    return index == 0
        ? labels.index(row.getUTF8String(index))
        : labels.predictedIndex(row.getUTF8String(index));
  }

  private boolean ignores(InternalRow row) {
    if (policy.ignoreLabel() == null || kinds.get(0).isArray()) {
      return false;
    }
    return kinds.get(0) == Kind.NAME
        ? policy.ignores(row.getUTF8String(0).toString())
        : policy.ignores(row.getDouble(0));
  }

  private double @Nullable [] array(InternalRow row, int index) {
    if (kinds.get(index) == Kind.VECTOR) {
      return ARRAYS.vector(row.getStruct(index, 4));
    }
    ArrayData array = row.getArray(index);
    return ARRAYS.doubles(array);
  }
}

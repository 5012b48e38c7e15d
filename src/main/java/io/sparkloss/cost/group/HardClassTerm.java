package io.sparkloss.cost.group;

import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.ScalarLoss;
import org.jspecify.annotations.Nullable;

/**
 * A loss of a class against a predicted class, given as an index or by its name.
 *
 * @param loss the loss of two class indexes
 * @param label the index of the label
 * @param prediction the column of the predicted class
 * @param size the number of classes
 * @param classes their names, or null when the prediction is an index
 * @since 0.1.0
 */
public record HardClassTerm(
    ScalarLoss loss, int label, int prediction, int size, @Nullable ClassList classes)
    implements LossTerm {

  private static final long serialVersionUID = 1L;

  @Override
  public boolean lacksPrediction(RowValues row) {
    return row.isNull(prediction);
  }

  @Override
  public @Nullable Reason reason(RowValues row, RowLabel y) {
    double predicted = classOf(row);
    Reason reason = loss.reason(y.value(), predicted);
    if (reason == null && !isIndex(y.value())) {
      reason = Reason.LABEL_OUT_OF_DOMAIN;
    }
    if (reason == null && !isIndex(predicted)) {
      reason = Reason.PREDICTION_OUT_OF_DOMAIN;
    }
    return y.unknown() ? LossTerm.first(reason, Reason.UNKNOWN_CLASS) : reason;
  }

  @Override
  public double value(RowValues row, RowLabel y) {
    return loss.value(y.value(), classOf(row));
  }

  private double classOf(RowValues row) {
    if (!row.isText(prediction)) {
      return row.number(prediction);
    }
    return classes == null ? -1 : classes.index(row.text(prediction));
  }

  /** Returns whether a number is the index of a class. */
  public boolean isIndex(double x) {
    return x >= 0 && x < size && x == Math.rint(x);
  }
}

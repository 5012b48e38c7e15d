package io.sparkloss.cost.group;

import io.sparkloss.loss.Reason;
import io.sparkloss.loss.ScalarLoss;
import org.jspecify.annotations.Nullable;

/**
 * A loss of a number against a number.
 *
 * @param loss the loss
 * @param label the index of the label
 * @param prediction the column of the prediction
 * @since 0.1.0
 */
public record NumberTerm(ScalarLoss loss, int label, int prediction) implements LossTerm {

  private static final long serialVersionUID = 1L;

  @Override
  public boolean lacksPrediction(RowValues row) {
    return row.isNull(prediction);
  }

  @Override
  public @Nullable Reason reason(RowValues row, RowLabel y) {
    Reason reason = loss.reason(y.value(), row.number(prediction));
    return y.unknown() ? LossTerm.first(reason, Reason.UNKNOWN_CLASS) : reason;
  }

  @Override
  public double predicted(RowValues row) {
    return row.number(prediction);
  }

  @Override
  public double value(RowValues row, RowLabel y) {
    return loss.value(y.value(), row.number(prediction));
  }

  @Override
  public boolean clipped(RowValues row, RowLabel y) {
    return loss.clipped(y.value(), row.number(prediction));
  }
}

package io.sparkloss.cost.group;

import io.sparkloss.loss.Reason;
import io.sparkloss.loss.ScaledLoss;
import org.jspecify.annotations.Nullable;

/**
 * A loss of a number against a predicted location and scale.
 *
 * @param loss the loss
 * @param label the index of the label
 * @param prediction the column of the location
 * @param scale the column of the scale
 * @since 0.1.0
 */
public record ScaleTerm(ScaledLoss loss, int label, int prediction, int scale) implements LossTerm {

  private static final long serialVersionUID = 1L;

  @Override
  public boolean lacksPrediction(RowValues row) {
    return row.isNull(prediction) || row.isNull(scale);
  }

  @Override
  public @Nullable Reason reason(RowValues row, RowLabel y) {
    return loss.reason(y.value(), row.number(prediction), row.number(scale));
  }

  @Override
  public double value(RowValues row, RowLabel y) {
    return loss.value(y.value(), row.number(prediction), row.number(scale));
  }
}

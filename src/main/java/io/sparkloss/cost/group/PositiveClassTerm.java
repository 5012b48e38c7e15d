package io.sparkloss.cost.group;

import io.sparkloss.loss.Reason;
import io.sparkloss.loss.ScalarLoss;
import org.jspecify.annotations.Nullable;

/**
 * A loss of the probability of class 1, given as the second entry of an array with one probability
 * for each of two classes, as binary classifiers of Spark ML give it. Both entries must be
 * probabilities; an array of another length is one of wrong length.
 *
 * @param loss the loss of the probability of class 1
 * @param label the index of the label
 * @param prediction the column of the array
 * @param sumTolerance how far the two may sum from 1
 * @since 0.1.0
 */
public record PositiveClassTerm(ScalarLoss loss, int label, int prediction, double sumTolerance)
    implements LossTerm {

  private static final long serialVersionUID = 1L;

  private static final int CLASSES = 2;

  /** A prediction that leaves only the label to be judged. */
  private static final double LEGAL = 0.5;

  @Override
  public boolean lacksPrediction(RowValues row) {
    return row.isNull(prediction);
  }

  @Override
  public @Nullable Reason reason(RowValues row, RowLabel y) {
    double[] probabilities = row.numbers(prediction);
    Reason reason = loss.reason(y.value(), LEGAL);
    for (double p : probabilities) {
      reason = LossTerm.first(reason, loss.reason(y.value(), p));
    }
    if (y.unknown()) {
      reason = LossTerm.first(reason, Reason.UNKNOWN_CLASS);
    }
    return probabilities.length == CLASSES ? reason : LossTerm.first(reason, Reason.WRONG_LENGTH);
  }

  @Override
  public double value(RowValues row, RowLabel y) {
    return loss.value(y.value(), row.numbers(prediction)[1]);
  }

  @Override
  public boolean clipped(RowValues row, RowLabel y) {
    return loss.clipped(y.value(), row.numbers(prediction)[1]);
  }

  @Override
  public double predicted(RowValues row) {
    return row.numbers(prediction)[1];
  }

  @Override
  public boolean unnormalized(RowValues row) {
    return !row.sumsToOne(prediction, sumTolerance);
  }
}

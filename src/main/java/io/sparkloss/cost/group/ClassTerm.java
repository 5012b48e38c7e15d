package io.sparkloss.cost.group;

import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.classification.Scores;
import org.jspecify.annotations.Nullable;

/**
 * A loss of a class against one number for each class.
 *
 * @param loss the loss
 * @param label the index of the label, whose source knows the number of classes
 * @param prediction the column of the array
 * @param sumTolerance how far the numbers may sum from 1; infinite when they are no probabilities
 * @since 0.1.0
 */
public record ClassTerm(ClassLoss loss, int label, int prediction, double sumTolerance)
    implements LossTerm {

  private static final long serialVersionUID = 1L;

  @Override
  public boolean lacksPrediction(RowValues row) {
    return row.isNull(prediction);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The number of classes is the plan's, not that of the array at hand: a short array is one of
   * wrong length, and does not make a class unknown.
   */
  @Override
  public @Nullable Reason reason(RowValues row, RowLabel y) {
    double[] numbers = row.numbers(prediction);
    Reason length = numbers.length == y.classes() ? null : Reason.WRONG_LENGTH;
    if (y.soft()) {
      return LossTerm.first(loss.reason(y.array(), numbers), length);
    }
    boolean index = y.value() >= 0 && y.value() < y.classes() && y.value() == Math.rint(y.value());
    Reason reason = loss.reason(index ? 0 : y.value(), numbers);
    Reason own = y.unknown() ? LossTerm.first(reason, Reason.UNKNOWN_CLASS) : reason;
    return LossTerm.first(own, length);
  }

  @Override
  public double value(RowValues row, RowLabel y) {
    double[] numbers = row.numbers(prediction);
    return y.soft() ? loss.value(y.array(), numbers) : loss.value(y.value(), numbers);
  }

  @Override
  public boolean clipped(RowValues row, RowLabel y) {
    double[] numbers = row.numbers(prediction);
    return y.soft() ? loss.clipped(y.array(), numbers) : loss.clipped(y.value(), numbers);
  }

  /** Returns 1 where the predicted class is right, else 0; for a soft label its share of that. */
  @Override
  public double observed(RowValues row, RowLabel y) {
    int top = Scores.firstMaximum(row.numbers(prediction));
    if (y.soft()) {
      return y.array()[top];
    }
    return y.value() == top ? 1 : 0;
  }

  /** Returns the probability of the predicted class. */
  @Override
  public double predicted(RowValues row) {
    double[] numbers = row.numbers(prediction);
    return numbers[Scores.firstMaximum(numbers)];
  }

  @Override
  public boolean unnormalized(RowValues row) {
    return sumTolerance < Double.POSITIVE_INFINITY && !row.sumsToOne(prediction, sumTolerance);
  }
}

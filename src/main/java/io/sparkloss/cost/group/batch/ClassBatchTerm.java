package io.sparkloss.cost.group.batch;

import io.sparkloss.cost.ClipMarks;
import io.sparkloss.cost.group.ClassTerm;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.classification.Scores;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The losses of many rows for a {@link ClassTerm}. */
final class ClassBatchTerm extends BatchTerm {

  private final ClassTerm term;
  private final ClassLoss loss;
  private final int classes;

  ClassBatchTerm(ClassTerm term, int classes) {
    this.term = term;
    this.loss = term.loss();
    this.classes = classes;
  }

  @Override
  boolean fill(RowBatch rows, double[] labels, double[] target) {
    if (rows.length(term.prediction()) != classes) {
      return false;
    }
    loss.values(labels, rows.numbers(term.prediction()), classes, rows.count(), target);
    return true;
  }

  @Override
  boolean usable(RowBatch rows, double[] labels, int row) {
    return rows.length(term.prediction()) == classes
        && loss.reason(labels[row], entries(rows, row)) == null;
  }

  @Override
  boolean @Nullable [] clips(RowBatch rows, double[] labels, double[] ofRows) {
    return ClipMarks.of(
        ofRows, rows.count(), loss.leastClipped(), i -> loss.clipped(labels[i], entries(rows, i)));
  }

  @Override
  double[] observed(RowBatch rows, double[] labels) {
    double[] flat = rows.numbers(term.prediction());
    double[] right = new double[rows.count()];
    for (int i = 0; i < right.length; i++) {
      right[i] = labels[i] == Scores.firstMaximum(flat, i * classes, classes) ? 1 : 0;
    }
    return right;
  }

  @Override
  double[] predictions(RowBatch rows) {
    double[] flat = rows.numbers(term.prediction());
    double[] top = new double[rows.count()];
    for (int i = 0; i < top.length; i++) {
      top[i] = flat[i * classes + Scores.firstMaximum(flat, i * classes, classes)];
    }
    return top;
  }

  private double[] entries(RowBatch rows, int row) {
    double[] flat = rows.numbers(term.prediction());
    return Arrays.copyOfRange(flat, row * classes, (row + 1) * classes);
  }

  @Override
  boolean @Nullable [] unnormalized(RowBatch rows) {
    return notSummingToOne(rows, term.prediction(), term.sumTolerance());
  }
}

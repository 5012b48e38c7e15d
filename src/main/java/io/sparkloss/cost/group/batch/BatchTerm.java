package io.sparkloss.cost.group.batch;

import io.sparkloss.cost.ClipMarks;
import io.sparkloss.cost.group.ClassTerm;
import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.cost.group.HardClassTerm;
import io.sparkloss.cost.group.LossTerm;
import io.sparkloss.cost.group.NumberTerm;
import io.sparkloss.cost.group.PositiveClassTerm;
import io.sparkloss.cost.group.ScaleTerm;
import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.numeric.array.ArrayMath;
import org.jspecify.annotations.Nullable;

/** The losses of many rows for one {@link LossTerm}. */
abstract class BatchTerm {

  static final double[] NONE = {};

  private double[] losses = NONE;
  private boolean @Nullable [] clipped;
  private boolean @Nullable [] unnormalized;

  /** Returns the losses of a term of a layout. */
  static BatchTerm of(LossTerm term, GroupLayout layout) {
    if (term instanceof NumberTerm of) {
      return new OfNumber(of);
    }
    if (term instanceof PositiveClassTerm of) {
      return new OfPositiveClass(of);
    }
    if (term instanceof ScaleTerm of) {
      return new OfScale(of);
    }
    return term instanceof ClassTerm of
        ? new ClassBatchTerm(of, layout.labels().get(of.label()).classes())
        : new HardClassBatchTerm((HardClassTerm) term);
  }

  /**
   * Computes the losses.
   *
   * @return whether every row can be used, but for NaN; if not, results are meaningless
   */
  final boolean compute(RowBatch rows, double[] labels) {
    if (losses.length < rows.count()) {
      losses = new double[rows.count()];
    }
    try {
      if (!fill(rows, labels, losses)) {
        return false;
      }
    } catch (LossDomainException e) {
      // Which rows it refuses, and why, usable() and the row code tell.
      return false;
    }
    clipped = clips(rows, labels, losses);
    unnormalized = unnormalized(rows);
    return true;
  }

  /** Returns whether a loss is NaN, as that of a row with NaN in it is. */
  final boolean holdsNaN(int count) {
    return !ArrayMath.allWithin(losses, count, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Computes the losses, or returns false when a row cannot be used. */
  abstract boolean fill(RowBatch rows, double[] labels, double[] target);

  /** Returns whether a row whose label is known can be used. */
  abstract boolean usable(RowBatch rows, double[] labels, int row);

  boolean @Nullable [] clips(RowBatch rows, double[] labels, double[] ofRows) {
    return null;
  }

  boolean @Nullable [] unnormalized(RowBatch rows) {
    return null;
  }

  final double[] losses() {
    return losses;
  }

  /** Returns what rows say of the one number that each predicts: their labels. */
  double[] observed(RowBatch rows, double[] labels) {
    return labels;
  }

  /** Returns the one number that each row predicts. */
  double[] predictions(RowBatch rows) {
    throw new UnsupportedOperationException(getClass() + " predicts more than one number");
  }

  /** Returns which losses were limited by clipping, or null for none. */
  final boolean @Nullable [] clipped() {
    return clipped;
  }

  /** Returns the rows whose probabilities do not sum to 1, or null for none. */
  final boolean @Nullable [] unnormalized() {
    return unnormalized;
  }

  /** Returns which losses of pairs of numbers were limited by clipping, or null for none. */
  final boolean @Nullable [] clips(
      ScalarLoss loss, double[] labels, double[] predictions, int count) {
    return loss.mayClip(labels, predictions, count)
        ? ClipMarks.of(
            losses, count, Double.NEGATIVE_INFINITY, i -> loss.clipped(labels[i], predictions[i]))
        : null;
  }

  /** Returns the rows whose array does not sum to 1, or null for none. */
  static boolean @Nullable [] notSummingToOne(RowBatch rows, int column, double tolerance) {
    if (tolerance == Double.POSITIVE_INFINITY) {
      return null;
    }
    double[] sums = rows.rowSums(column);
    boolean[] marks = null;
    for (int i = 0; i < rows.count(); i++) {
      if (!LossTerm.isOne(sums[i], tolerance)) {
        marks = marks == null ? new boolean[rows.count()] : marks;
        marks[i] = true;
      }
    }
    return marks;
  }

  private static final class OfNumber extends BatchTerm {

    private final ScalarLoss loss;
    private final int prediction;

    OfNumber(NumberTerm term) {
      loss = term.loss();
      prediction = term.prediction();
    }

    @Override
    boolean fill(RowBatch rows, double[] labels, double[] target) {
      loss.values(labels, rows.numbers(prediction), rows.count(), target);
      return true;
    }

    @Override
    double[] predictions(RowBatch rows) {
      return rows.numbers(prediction);
    }

    @Override
    boolean usable(RowBatch rows, double[] labels, int row) {
      return loss.reason(labels[row], rows.numbers(prediction)[row]) == null;
    }

    @Override
    boolean @Nullable [] clips(RowBatch rows, double[] labels, double[] ofRows) {
      return clips(loss, labels, rows.numbers(prediction), rows.count());
    }
  }

  private static final class OfPositiveClass extends BatchTerm {

    private static final int CLASSES = 2;

    private final PositiveClassTerm term;
    private double[] second = NONE;

    OfPositiveClass(PositiveClassTerm term) {
      this.term = term;
    }

    @Override
    boolean fill(RowBatch rows, double[] labels, double[] target) {
      if (rows.length(term.prediction()) != CLASSES) {
        return false;
      }
      double[] flat = rows.numbers(term.prediction());
      second = second.length < rows.count() ? new double[rows.count()] : second;
      boolean legal = true;
      for (int i = 0; i < rows.count(); i++) {
        second[i] = flat[CLASSES * i + 1];
        legal &= term.loss().reason(labels[i], flat[CLASSES * i]) == null;
      }
      if (legal) {
        term.loss().values(labels, second, rows.count(), target);
      }
      return legal;
    }

    @Override
    double[] predictions(RowBatch rows) {
      return second;
    }

    @Override
    boolean usable(RowBatch rows, double[] labels, int row) {
      double[] flat = rows.numbers(term.prediction());
      return rows.length(term.prediction()) == CLASSES
          && term.loss().reason(labels[row], flat[CLASSES * row]) == null
          && term.loss().reason(labels[row], flat[CLASSES * row + 1]) == null;
    }

    @Override
    boolean @Nullable [] clips(RowBatch rows, double[] labels, double[] ofRows) {
      return clips(term.loss(), labels, second, rows.count());
    }

    @Override
    boolean @Nullable [] unnormalized(RowBatch rows) {
      return notSummingToOne(rows, term.prediction(), term.sumTolerance());
    }
  }

  private static final class OfScale extends BatchTerm {

    private final ScaleTerm term;

    OfScale(ScaleTerm term) {
      this.term = term;
    }

    @Override
    boolean fill(RowBatch rows, double[] labels, double[] target) {
      double[] scales = rows.numbers(term.scale());
      term.loss().values(labels, rows.numbers(term.prediction()), scales, rows.count(), target);
      return true;
    }

    @Override
    boolean usable(RowBatch rows, double[] labels, int row) {
      double prediction = rows.numbers(term.prediction())[row];
      return term.loss().reason(labels[row], prediction, rows.numbers(term.scale())[row]) == null;
    }
  }
}

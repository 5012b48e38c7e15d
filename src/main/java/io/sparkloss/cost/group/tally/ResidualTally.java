package io.sparkloss.cost.group.tally;

import io.sparkloss.cost.tail.LossHistogram;
import io.sparkloss.cost.tail.ResidualHistogram;
import io.sparkloss.loss.regression.AbsoluteError;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.numeric.ThreePartSum;
import java.nio.ByteBuffer;

/**
 * The residuals r = y − ŷ of a term of one number: their histogram, that of their squares, and
 * Σw|r|.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ResidualTally implements Tally {

  private static final SquaredError SQUARED = new SquaredError();
  private static final AbsoluteError ABSOLUTE = new AbsoluteError();

  private static final int RESIDUALS = 0;
  private static final int SQUARES = 1;
  private static final int ABSOLUTES = 2;

  private final Of plan;
  private ResidualHistogram residuals;
  private LossHistogram squares;
  private final ThreePartSum absolute = new ThreePartSum();

  private ResidualTally(Of plan) {
    this.plan = plan;
    residuals = new ResidualHistogram(plan.bits);
    squares = new LossHistogram(plan.bits);
  }

  /**
   * Makes such tallies.
   *
   * @param term the term
   * @param bits the bits of the histograms
   * @param everyGroup whether every group keeps one
   */
  public record Of(int term, int bits, boolean everyGroup) implements Plan {

    private static final long serialVersionUID = 1L;

    @Override
    public Tally fresh() {
      return new ResidualTally(this);
    }

    @Override
    public double[][] columns(EvaluatedBatch rows) {
      int count = rows.count();
      double[] labels = rows.labels(term);
      double[] predictions = rows.predictions(term);
      double[][] made = new double[3][count];
      for (int i = 0; i < count; i++) {
        made[RESIDUALS][i] = labels[i] - predictions[i];
      }
      SQUARED.values(labels, predictions, count, made[SQUARES]);
      ABSOLUTE.values(labels, predictions, count, made[ABSOLUTES]);
      return made;
    }
  }

  @Override
  public void add(EvaluatedRow row) {
    if (row.counts(plan.term)) {
      double label = row.label(plan.term);
      double prediction = row.prediction(plan.term);
      double weight = row.weight(plan.term);
      residuals.add(label - prediction, weight);
      squares.add(SQUARED.value(label, prediction), weight);
      absolute.addProduct(weight, ABSOLUTE.value(label, prediction));
    }
  }

  @Override
  public void addAll(TallyRows rows, int from, int to) {
    residuals.addAll(rows.column(RESIDUALS), rows.weights(), from, to);
    squares.addAll(rows.column(SQUARES), rows.weights(), from, to);
    double[] absolutes = rows.column(ABSOLUTES);
    for (int i = from; i < to; i++) {
      absolute.addProduct(rows.weight(i), absolutes[i]);
    }
  }

  @Override
  public void merge(Tally other) {
    ResidualTally theirs = (ResidualTally) other;
    residuals.merge(theirs.residuals);
    squares.merge(theirs.squares);
    absolute.add(theirs.absolute);
  }

  /** Returns the histogram of residuals. */
  public ResidualHistogram residuals() {
    return residuals;
  }

  /** Returns the histogram of their squares. */
  public LossHistogram squares() {
    return squares;
  }

  /** Returns the mean squared error; NaN for no rows. */
  public double meanSquaredError() {
    return squares.sum().dividedBy(squares.weight());
  }

  /** Returns the mean absolute error; NaN for no rows. */
  public double meanAbsoluteError() {
    return absolute.dividedBy(squares.weight());
  }

  @Override
  public long memory() {
    return residuals.memory() + squares.memory() + ThreePartSum.BYTES;
  }

  @Override
  public int bytes() {
    return residuals.bytes() + squares.bytes() + ThreePartSum.BYTES;
  }

  @Override
  public void write(ByteBuffer target) {
    residuals.write(target);
    squares.write(target);
    absolute.write(target);
  }

  @Override
  public void read(ByteBuffer source) {
    residuals = ResidualHistogram.read(source);
    squares = LossHistogram.read(source);
    absolute.add(ThreePartSum.read(source));
  }
}

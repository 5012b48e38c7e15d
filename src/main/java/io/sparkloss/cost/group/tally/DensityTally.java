package io.sparkloss.cost.group.tally;

import io.sparkloss.cost.density.PairHistogram;
import java.nio.ByteBuffer;

/**
 * The predictions and labels of a term of one number, in square cells. Only the group of all rows
 * keeps one: each may take some hundred kilobytes.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class DensityTally implements Tally {

  private static final int PREDICTIONS = 0;
  private static final int LABELS = 1;

  private final Of plan;
  private PairHistogram pairs = new PairHistogram();

  private DensityTally(Of plan) {
    this.plan = plan;
  }

  /**
   * Makes such tallies.
   *
   * @param term the term
   */
  public record Of(int term) implements Plan {

    private static final long serialVersionUID = 1L;

    @Override
    public Tally fresh() {
      return new DensityTally(this);
    }

    @Override
    public double[][] columns(EvaluatedBatch rows) {
      return new double[][] {rows.predictions(term), rows.labels(term)};
    }

    @Override
    public boolean everyGroup() {
      return false;
    }
  }

  @Override
  public void add(EvaluatedRow row) {
    if (row.counts(plan.term)) {
      pairs.add(row.prediction(plan.term), row.label(plan.term));
    }
  }

  @Override
  public void addAll(TallyRows rows, int from, int to) {
    pairs.addAll(rows.column(PREDICTIONS), rows.column(LABELS), from, to);
  }

  @Override
  public void merge(Tally other) {
    pairs.merge(((DensityTally) other).pairs);
  }

  /** Returns the predictions x with their labels y. */
  public PairHistogram pairs() {
    return pairs;
  }

  @Override
  public long memory() {
    return pairs.memory();
  }

  @Override
  public int bytes() {
    return pairs.bytes();
  }

  @Override
  public void write(ByteBuffer target) {
    pairs.write(target);
  }

  @Override
  public void read(ByteBuffer source) {
    pairs = PairHistogram.read(source);
  }
}

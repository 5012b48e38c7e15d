package io.sparkloss.cost.group.tally;

import io.sparkloss.cost.tail.LossHistogram;
import java.nio.ByteBuffer;

/**
 * The histogram of a term's losses.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class TailTally implements Tally {

  private final Of plan;
  private LossHistogram losses;

  private TailTally(Of plan) {
    this.plan = plan;
    losses = new LossHistogram(plan.bits);
  }

  /**
   * Makes such tallies.
   *
   * @param term the term, whose loss cannot be negative
   * @param bits the bits of the histogram
   * @param everyGroup whether every group keeps one
   */
  public record Of(int term, int bits, boolean everyGroup) implements Plan {

    private static final long serialVersionUID = 1L;

    @Override
    public Tally fresh() {
      return new TailTally(this);
    }

    @Override
    public double[][] columns(EvaluatedBatch rows) {
      return new double[][] {rows.losses(term)};
    }
  }

  @Override
  public void add(EvaluatedRow row) {
    if (row.counts(plan.term)) {
      losses.add(row.loss(plan.term), row.weight(plan.term));
    }
  }

  @Override
  public void addAll(TallyRows rows, int from, int to) {
    losses.addAll(rows.column(0), rows.weights(), from, to);
  }

  @Override
  public void merge(Tally other) {
    losses.merge(((TailTally) other).losses);
  }

  /** Returns the histogram. */
  public LossHistogram losses() {
    return losses;
  }

  @Override
  public long memory() {
    return losses.memory();
  }

  @Override
  public int bytes() {
    return losses.bytes();
  }

  @Override
  public void write(ByteBuffer target) {
    losses.write(target);
  }

  @Override
  public void read(ByteBuffer source) {
    losses = LossHistogram.read(source);
  }
}

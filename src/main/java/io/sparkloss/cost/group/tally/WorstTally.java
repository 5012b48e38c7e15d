package io.sparkloss.cost.group.tally;

import io.sparkloss.cost.worst.WorstRow;
import io.sparkloss.cost.worst.WorstRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The worst rows of a term.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class WorstTally implements Tally {

  private final Of plan;
  private WorstRows rows;

  private WorstTally(Of plan) {
    this.plan = plan;
    rows = new WorstRows(plan.limit);
  }

  /**
   * Makes such tallies.
   *
   * @param term the term
   * @param limit the most rows that are kept
   * @param keyParts how many parts the key of a row has
   * @param everyGroup whether every group keeps one
   */
  public record Of(int term, int limit, int keyParts, boolean everyGroup) implements Plan {

    private static final long serialVersionUID = 1L;

    @Override
    public Tally fresh() {
      return new WorstTally(this);
    }

    @Override
    public double[][] columns(EvaluatedBatch rows) {
      return new double[][] {rows.losses(term)};
    }
  }

  @Override
  public void add(EvaluatedRow row) {
    if (row.counts(plan.term)) {
      rows.add(row.loss(plan.term), row.weight(plan.term), () -> key(row::key));
    }
  }

  @Override
  public void addAll(TallyRows from, int first, int end) {
    double[] losses = from.column(0);
    double least = rows.least();
    for (int i = first; i < end; i++) {
      if (!(losses[i] < least)) {
        add(from, i, losses[i]);
        least = rows.least();
      }
    }
  }

  /** Adds a row that may be among the worst; a key is read whole only when its first part may. */
  private void add(TallyRows from, int row, double loss) {
    if (plan.keyParts == 0 || !rows.isBehind(loss, from.key(0, row))) {
      rows.add(loss, from.weight(row), () -> key(part -> from.key(part, row)));
    }
  }

  private List<@Nullable Comparable<?>> key(IntFunction<@Nullable Comparable<?>> parts) {
    List<@Nullable Comparable<?>> key = new ArrayList<>();
    for (int part = 0; part < plan.keyParts; part++) {
      key.add(parts.apply(part));
    }
    return key;
  }

  @Override
  public void merge(Tally other) {
    rows.merge(((WorstTally) other).rows);
  }

  /** Returns the rows, the worst first. */
  public List<WorstRow> rows() {
    return rows.rows();
  }

  @Override
  public long memory() {
    return rows.memory();
  }

  @Override
  public int bytes() {
    return rows.bytes();
  }

  @Override
  public void write(ByteBuffer target) {
    rows.write(target);
  }

  @Override
  public void read(ByteBuffer source) {
    rows = WorstRows.read(source);
  }
}

package io.sparkloss.cost.group.tally;

import io.sparkloss.cost.worst.WorstRow;
import io.sparkloss.cost.worst.WorstRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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
  private final WorstRows rows;

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
  }

  @Override
  public void add(EvaluatedRows from, int row) {
    if (from.counts(plan.term, row)) {
      rows.add(from.loss(plan.term, row), from.weight(plan.term, row), () -> key(from, row));
    }
  }

  private List<@Nullable Comparable<?>> key(EvaluatedRows from, int row) {
    List<@Nullable Comparable<?>> key = new ArrayList<>();
    for (int part = 0; part < plan.keyParts; part++) {
      key.add(from.key(part, row));
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
  public int bytes() {
    return rows.bytes();
  }

  @Override
  public void write(ByteBuffer target) {
    rows.write(target);
  }

  @Override
  public void read(ByteBuffer source) {
    rows.merge(WorstRows.read(source));
  }
}

package io.sparkloss.spark.columnar.bundle;

import io.sparkloss.cost.group.tally.EvaluatedBatch;
import io.sparkloss.cost.group.tally.Tally;
import io.sparkloss.cost.group.tally.TallyRows;
import io.sparkloss.spark.columnar.batch.Arrangement;
import org.jspecify.annotations.Nullable;

/**
 * What tallies take of the rows of a batch, in the order of their groups.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class TallyBatch {

  private double[][] arranged = new double[0][];
  private double[] weights = new double[0];

  /** Returns the rows for a plan; good until the next are asked for. */
  TallyRows rows(Tally.Plan plan, EvaluatedBatch batch, Arrangement order) {
    double[][] columns = plan.columns(batch).clone();
    ensure(columns.length, batch.count());
    for (int i = 0; i < columns.length; i++) {
      columns[i] = order.arranged(columns[i], arranged[i]);
    }
    double @Nullable [] weight = batch.weights(plan.term());
    return new TallyRows(
        columns,
        weight == null ? null : order.arranged(weight, weights),
        (part, row) -> batch.key(part, order.row(row)));
  }

  private void ensure(int columns, int rows) {
    if (arranged.length < columns || arranged[0].length < rows) {
      arranged = new double[Math.max(columns, arranged.length)][rows];
      weights = new double[rows];
    }
  }
}

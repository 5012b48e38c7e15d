package io.sparkloss.job.table;

import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cost that becomes a row.
 *
 * @param run the run
 * @param evaluation all that the run found
 * @param entry the cost
 * @param basis what the cost follows from
 */
record CostRow(StoredRun run, Evaluation evaluation, CostEntry entry, CostBasis basis) {

  /** Returns the rows of all costs. */
  static List<CostRow> of(StoredRun run, Evaluation evaluation) {
    List<CostRow> rows = new ArrayList<>();
    for (CostEntry entry : evaluation.costs()) {
      CostBasis basis = entry.basis();
      if (basis == null) {
        throw new IllegalArgumentException(
            "the cost " + entry.key() + " has no state, so it cannot be kept; evaluate it again");
      }
      rows.add(new CostRow(run, evaluation, entry, basis));
    }
    return rows;
  }

  /** Returns the values of all columns. */
  List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>();
    CostColumns.ALL.forEach(column -> values.add(column.value().apply(this)));
    return values;
  }
}

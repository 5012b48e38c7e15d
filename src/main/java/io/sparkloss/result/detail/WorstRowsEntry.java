package io.sparkloss.result.detail;

import io.sparkloss.cost.worst.WorstRow;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Slice;
import java.util.List;

/**
 * The rows of the greatest losses, by their keys.
 *
 * @param key which run, target, model and loss
 * @param slice which rows
 * @param columns the columns that make the key
 * @param rows the rows, the worst first
 * @since 0.1.0
 */
public record WorstRowsEntry(EntryKey key, Slice slice, List<String> columns, List<WorstRow> rows) {
  /** Keeps its own copies. */
  public WorstRowsEntry {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}

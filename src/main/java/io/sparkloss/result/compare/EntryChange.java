package io.sparkloss.result.compare;

import io.sparkloss.result.entry.Estimate;
import java.util.List;

/**
 * What changed one cost between two runs.
 *
 * @param name which cost
 * @param before the cost of the first run, overall
 * @param after the cost of the second run, overall
 * @param change the second less the first
 * @param slicings the parts of the change, for each set of columns by which both runs are sliced
 * @param notes in what the costs differ beside their rows, and why the change is not parted by
 *     slices that are there
 * @since 0.1.0
 */
public record EntryChange(
    EntryName name,
    Estimate before,
    Estimate after,
    CostDifference change,
    List<SlicingChange> slicings,
    List<String> notes) {

  /** Keeps its own copies. */
  public EntryChange {
    slicings = List.copyOf(slicings);
    notes = List.copyOf(notes);
  }
}

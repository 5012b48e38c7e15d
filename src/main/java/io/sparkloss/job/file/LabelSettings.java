package io.sparkloss.job.file;

import java.util.List;

/**
 * Labels that stand in a table of their own.
 *
 * @param input the table
 * @param on the columns of the key, which predictions and labels both have
 * @param columns the columns taken from the labels; all but the key when empty
 * @param minCoverage the least share of predictions that must have a label
 * @since 0.1.0
 */
public record LabelSettings(
    InputSettings input, List<String> on, List<String> columns, double minCoverage) {

  /** Keeps its own copies of the lists. */
  public LabelSettings {
    on = List.copyOf(on);
    columns = List.copyOf(columns);
  }
}

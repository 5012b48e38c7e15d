package io.sparkloss.cost.group.tally;

import org.jspecify.annotations.Nullable;

/**
 * What a tally takes of many rows, in arrays, which are not to be changed.
 *
 * @since 0.1.0
 */
public final class TallyRows {

  private final double[][] columns;
  private final double @Nullable [] weights;
  private final Keys keys;

  /**
   * Creates the rows.
   *
   * @param columns the numbers that {@link Tally.Plan#columns} gives, in an order of rows
   * @param weights what rows weigh, above 0 and in the same order; null where all weigh 1
   * @param keys reads the keys of the rows, in the same order
   */
  public TallyRows(double[][] columns, double @Nullable [] weights, Keys keys) {
    this.columns = columns;
    this.weights = weights;
    this.keys = keys;
  }

  /** Reads a part of the key of a row, only when it is asked for. */
  public interface Keys {
    /** Returns the part; null where it is NULL. */
    @Nullable Comparable<?> read(int part, int row);
  }

  double[][] columns() {
    return columns;
  }

  double[] column(int column) {
    return columns[column];
  }

  double @Nullable [] weights() {
    return weights;
  }

  double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  @Nullable Comparable<?> key(int part, int row) {
    return keys.read(part, row);
  }
}

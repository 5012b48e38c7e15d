package io.sparkloss.evaluate.refusal;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows cannot be used, and the plan says that this fails the evaluation.
 *
 * @since 0.1.0
 */
public final class InvalidRowsException extends DataException {

  private static final long serialVersionUID = 1L;

  private final List<String> counts;
  private final List<String> rows;

  /**
   * Creates the exception.
   *
   * @param message the refusal in one line
   * @param counts one line for each target, model and loss with refused rows: counts by reason
   * @param rows one line for each of the first offending rows: its key and reason
   */
  public InvalidRowsException(String message, List<String> counts, List<String> rows) {
    super(message);
    this.counts = List.copyOf(counts);
    this.rows = List.copyOf(rows);
  }

  /** Returns one line for each target, model and loss with refused rows. */
  public List<String> counts() {
    return counts;
  }

  /** Returns one line for each of the first offending rows, by key. */
  public List<String> rows() {
    return rows;
  }

  @Override
  public List<String> details() {
    List<String> all = new ArrayList<>(counts);
    all.addAll(rows);
    return all;
  }
}

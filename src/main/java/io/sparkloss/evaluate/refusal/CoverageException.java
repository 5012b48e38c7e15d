package io.sparkloss.evaluate.refusal;

import java.util.List;

/**
 * Too few rows can be used.
 *
 * @since 0.1.0
 */
public final class CoverageException extends DataException {

  private static final long serialVersionUID = 1L;

  private final List<String> counts;

  /**
   * Creates the exception.
   *
   * @param message the refusal in one line
   * @param counts one line for each target, model and loss with too few rows: counts by reason
   */
  public CoverageException(String message, List<String> counts) {
    super(message);
    this.counts = List.copyOf(counts);
  }

  @Override
  public List<String> details() {
    return counts;
  }
}

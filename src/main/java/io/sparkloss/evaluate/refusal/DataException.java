package io.sparkloss.evaluate.refusal;

import java.util.List;

/**
 * The data do not allow the evaluation; the message says what is wrong and what would be right, in
 * one line, and {@link #details} the rest.
 *
 * @since 0.1.0
 */
public abstract sealed class DataException extends RuntimeException
    permits SchemaException, EmptyInputException, InvalidRowsException, CoverageException {

  private static final long serialVersionUID = 1L;

  DataException(String message) {
    super(message);
  }

  /** Returns further lines for people; empty when the message says it all. */
  public List<String> details() {
    return List.of();
  }
}

package io.sparkloss.evaluate.refusal;

/**
 * The input has no rows.
 *
 * @since 0.1.0
 */
public final class EmptyInputException extends DataException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with a message that names the input. */
  public EmptyInputException(String message) {
    super(message);
  }
}

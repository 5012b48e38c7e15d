package io.sparkloss.cost.state;

/**
 * Bytes or fields that are no state of a cost, or none that this version can read.
 *
 * @since 0.1.0
 */
public final class StateFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Creates the error; the message says what was found and what would be right. */
  public StateFormatException(String message) {
    super(message);
  }

  /** Creates the error with its cause. */
  public StateFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}

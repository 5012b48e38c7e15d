package io.sparkloss.evaluate.rollup;

/**
 * A history cannot answer what is asked of it. The message says why, and what would be right.
 *
 * @since 0.1.0
 */
public final class RollupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public RollupException(String message) {
    super(message);
  }

  RollupException(String message, Throwable cause) {
    super(message, cause);
  }
}

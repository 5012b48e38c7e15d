package io.sparkloss.ml;

/**
 * A cost is undefined; the message names the loss and says why.
 *
 * @since 0.1.0
 */
public final class UndefinedCostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UndefinedCostException(String message) {
    super(message);
  }
}

package io.sparkloss.evaluate.refusal;

/**
 * The input lacks a column, or one has the wrong type.
 *
 * @since 0.1.0
 */
public final class SchemaException extends DataException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with a message that names the column and the remedy. */
  public SchemaException(String message) {
    super(message);
  }
}

package io.sparkloss.job.table;

import io.sparkloss.job.data.SparkErrors;
import io.sparkloss.job.file.TableSettings;
import java.io.IOException;

/**
 * A table of the user's cannot get the costs of a run. The message names the key of the evaluation
 * file and the table.
 *
 * @since 0.1.0
 */
public final class TableException extends IOException {

  private static final long serialVersionUID = 1L;

  private TableException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Returns the exception.
   *
   * @param table the table
   * @param what what cannot be done with it, as in {@code cannot be written}
   * @param cause why
   */
  static TableException of(TableSettings table, String what, Exception cause) {
    return new TableException(
        "output.table: the %s %s: %s".formatted(table, what, SparkErrors.message(cause)), cause);
  }
}

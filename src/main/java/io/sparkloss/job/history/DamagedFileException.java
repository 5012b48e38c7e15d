package io.sparkloss.job.history;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file of a history that is there, but does not hold a run; another read gives the same. */
final class DamagedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

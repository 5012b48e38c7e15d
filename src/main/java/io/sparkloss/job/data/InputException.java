package io.sparkloss.job.data;

import org.jspecify.annotations.Nullable;

/**
 * The input of a run cannot be read as the file says. The message names the key, its value and the
 * remedy.
 *
 * @since 0.1.0
 */
public final class InputException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Blame blame;

  /** What has to be changed. */
  public enum Blame {
    /** The evaluation file: its SQL is none. */
    FILE,
    /** The data, or their place. */
    DATA
  }

  /** Creates the exception. */
  public InputException(Blame blame, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.blame = blame;
  }

  /** Returns what has to be changed. */
  public Blame blame() {
    return blame;
  }
}

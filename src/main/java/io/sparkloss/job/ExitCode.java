package io.sparkloss.job;

import java.util.List;

/**
 * How a job ended, as its process tells.
 *
 * @since 0.1.0
 */
public enum ExitCode {
  /** All done, and all gates passed. */
  DONE(0, "done"),
  /** A failure that nobody foresaw. */
  UNEXPECTED(1, "unexpected failure"),
  /** The command line is wrong, or Spark is not one that is supported. */
  USAGE(2, "wrong usage"),
  /** The evaluation file is wrong. */
  FILE_REFUSED(3, "file refused"),
  /** The data do not allow the evaluation; nothing is written. */
  DATA_REFUSED(4, "data refused"),
  /** A gate failed; all results are written. */
  GATE_FAILED(5, "gate failed"),
  /** No gate failed, but one could not be decided; all results are written. */
  GATE_INCONCLUSIVE(6, "gate inconclusive");

  /** The order in which the codes of several runs apply; those before runs start stand first. */
  private static final List<ExitCode> ORDER =
      List.of(USAGE, FILE_REFUSED, UNEXPECTED, DATA_REFUSED, GATE_FAILED, GATE_INCONCLUSIVE, DONE);

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** Returns what it means, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** Returns the number for the process. */
  public int code() {
    return code;
  }

  /** Returns which of two outcomes applies. */
  public ExitCode and(ExitCode other) {
    return ORDER.indexOf(this) <= ORDER.indexOf(other) ? this : other;
  }
}

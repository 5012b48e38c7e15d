package io.sparkloss.job.console;

import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.report.Wrap;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells errors: one line each on standard error, without secrets. Stack traces go to the log.
 *
 * <p>Safe for use by many threads once it is made.
 *
 * @since 0.1.0
 */
public final class Messages {

  private static final Logger LOG = LoggerFactory.getLogger("io.sparkloss.job");

  private final PrintStream err;
  private final Substitutions substitutions;
  private final boolean traces;

  /**
   * Creates the messages.
   *
   * @param err gets the lines
   * @param substitutions knows what is secret
   * @param traces whether errors that were foreseen go to the log with their stack trace as well
   */
  public Messages(PrintStream err, Substitutions substitutions, boolean traces) {
    this.err = err;
    this.substitutions = substitutions;
    this.traces = traces;
  }

  /** Tells an error. */
  public void error(String message) {
    err.println("error: " + oneLine(substitutions.redact(message)));
  }

  /** Tells what somebody should know, although the job goes on as if it were not. */
  public void warning(String message) {
    err.println("warning: " + oneLine(substitutions.redact(message)));
  }

  /** Tells what belongs to the error before. */
  public void details(List<String> lines) {
    lines.forEach(line -> err.println("  " + oneLine(substitutions.redact(line))));
  }

  /** Logs the stack trace of an error that was foreseen, if the user asked for it. */
  public void trace(Throwable error) {
    if (traces) {
      log(error);
    }
  }

  /** Tells an error that was not foreseen, and logs its stack trace. */
  public void unexpected(String where, Throwable error) {
    error(where + ": " + error.getClass().getSimpleName() + ": " + error.getMessage());
    log(error);
  }

  private void log(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace, true));
    LOG.error("{}", substitutions.redact(trace.toString()));
  }

  /** Returns the first line that says something; Spark adds plans and hints below. */
  private static String oneLine(String message) {
    return message
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .map(Wrap::clean)
        .orElse("");
  }
}

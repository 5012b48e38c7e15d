package io.sparkloss.job.console;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines that become events of the log: errors and warnings as such, all others as information. For
 * platforms where all that a job says goes through one log.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class LoggedLines extends OutputStream {

  private static final Logger LOG = LoggerFactory.getLogger("io.sparkloss.job");

  private static final String ERROR = "error: ";
  private static final String WARNING = "warning: ";

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** Creates lines without one. */
  private LoggedLines() {}

  /** Returns a stream whose lines become events. */
  public static PrintStream open() {
    return new PrintStream(new LoggedLines(), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int octet) {
    if (octet == '\n') {
      log(line.toString(StandardCharsets.UTF_8).stripTrailing());
      line.reset();
    } else {
      line.write(octet);
    }
  }

  private static void log(String text) {
    if (text.startsWith(ERROR)) {
      LOG.error("{}", text.substring(ERROR.length()));
    } else if (text.startsWith(WARNING)) {
      LOG.warn("{}", text.substring(WARNING.length()));
    } else if (!text.isEmpty()) {
      LOG.info("{}", text);
    }
  }
}

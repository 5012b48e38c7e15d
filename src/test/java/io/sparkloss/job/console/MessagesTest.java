package io.sparkloss.job.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.job.yaml.Substitutions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesTest {

  /** A key of a file, or a value of the data, may hold what a terminal obeys. */
  @Test
  void whatAMessageQuotesMovesNoCursor() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    new Messages(
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Substitutions(LocalDate.of(2001, 6, 30), Map.of()),
            false)
        .error("'a\u001b[2J\u009b\u202eb' is no key");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("error: 'a?[2J??b' is no key");
  }
}

package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job refuses. */
class RollupJobTest {

  private static final String FILE =
      """
      run: flights-${date}
      input: {path: data}
      targets: {t: {label: y, models: {a: a}, losses: [mse]}}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private JobRun rollUp(String text, String... arguments) throws IOException {
    return JobRun.rollUp(
        Files.writeString(directory.toRealPath().resolve("e.yaml"), text), arguments);
  }

  @Test
  void aFileWithoutAHistoryIsRefused() throws Exception {
    JobRun run = rollUp(FILE);

    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(run.err())
        .isEqualTo(
            "error: run flights-2001-06-30 has no history; name one, as in output: {history: {path:"
                + " history}}\n");
  }

  @Test
  void aHistoryWithoutTheSeriesIsRefused() throws Exception {
    JobRun run = rollUp(FILE + "output: {history: {path: costs}}\n");

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.err())
        .isEqualTo(
            "error: output.history: the history has no run of flights-${date} in the periods asked"
                + " for; evaluate one, or ask for others\n");
  }

  @Test
  void wrongCommandLinesAreRefusedInOneLine() throws Exception {
    JobRun span = rollUp(FILE, "--by", "year");
    JobRun limit = rollUp(FILE, "--where", "origin");

    assertThat(span.code()).isEqualTo(ExitCode.USAGE);
    assertThat(span.err()).contains("'year' must be day, week, month or all").hasLineCount(1);
    assertThat(limit.code()).isEqualTo(ExitCode.USAGE);
    assertThat(limit.err())
        .contains("'origin' must be COLUMN=VALUE, as in origin=ATL")
        .hasLineCount(1);
  }

  @Test
  void helpGoesToStandardOutput() throws Exception {
    JobRun help = rollUp(FILE, "--help");

    assertThat(help.code()).isEqualTo(ExitCode.DONE);
    assertThat(help.out()).startsWith("Usage: rollup").contains("--slices", "--where", "--from");
  }
}

package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.TestSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every day of a range, in one session, with one summary. */
class DayRangeIT extends FourRows {

  private static final String RUN =
      """
      run: day-${date}
      input: {path: data, where: "day = DATE'${date}'"}
      targets: {t: {label: y, models: {a: a, b: b}, losses: [squared_error]}}
      output: {directory: "out/${date}"}
      publish: {prometheus: {file: days.prom}, series: days}
      """;

  @BeforeEach
  void data() {
    rows().write().parquet(directory + "/data");
  }

  @Test
  void eachDayHasResultsOfItsOwnAndNoneStopsTheOthers() throws Exception {
    Path summary = directory.resolve("summary.json");
    AtomicInteger sessions = new AtomicInteger();
    Path file = Files.writeString(directory.resolve("e.yaml"), RUN);

    JobRun run =
        JobRun.of(
            master -> {
              sessions.incrementAndGet();
              return TestSpark.session();
            },
            file.toString(),
            "--from",
            "2001-05-31",
            "--to",
            "2001-06-02",
            "--summary",
            summary.toString());

    assertThat(run.code()).as("the day without rows").isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(sessions).hasValue(1);
    assertThat(names("out")).containsExactly("2001-06-01", "2001-06-02");
    List<String> lines = new ArrayList<>();
    new ObjectMapper()
        .readTree(summary.toFile())
        .get("runs")
        .forEach(line -> lines.add(line.get("run").asText() + " " + line.get("exit_code")));
    assertThat(lines).containsExactly("day-2001-05-31 4", "day-2001-06-01 0", "day-2001-06-02 0");
    assertThat(run.out()).contains("day-2001-05-31                 -            4 data refused");
    assertThat(directory.resolve("days.prom"))
        .as("metrics are those of the last day")
        .content()
        .contains("run=\"day-2001-06-02\"")
        .contains("model=\"a\",loss=\"squared_error\"} 2.5\n"); // (1 + 4) / 2
  }

  @Test
  void daysThatWouldWriteOverEachOtherAreRefused() throws Exception {
    String text = RUN.replace("day-${date}", "day").replace("out/${date}", "out");

    JobRun run = JobRun.of(directory, text, "--from", "2001-06-01", "--to", "2001-06-03");

    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(run.errors())
        .map(line -> line.replace(directory.toString(), "D"))
        .containsExactly(
            "error: D/evaluation.yaml:1: is named 'day' on more than one day; put ${date} into it",
            "error: D/evaluation.yaml:1: writes to the same output.directory on more than one day;"
                + " put ${date} into it");
    assertThat(directory.resolve("out")).doesNotExist();
  }
}

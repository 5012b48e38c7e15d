package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the job does before it needs Spark. */
class EvaluateJobTest {

  private static final String FILE =
      """
      run: flights-${date}
      input: {path: "s3a://${env:SECRET}@bucket/june", format: parquet, where: delay IS NOT NULL}
      key: flight_id
      weight: seats
      targets:
        delay:
          label: delay
          models: {mean: delay_mean, trees: delay_trees}
          baseline: mean
          losses: [squared_error, rmse]
        late:
          label: late
          models: {linear: {probability: late_p, logit: late_z}}
          losses: [log_loss]
      slices: [origin, [origin, hour]]
      on_invalid: skip
      min_coverage: 0.99
      max_invalid: {null_label: 0.005}
      gates: [{target: delay, loss: mse, candidate: trees, baseline: mean, margin: 1%}]
      output: {directory: out}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void planSaysWhatWouldBeDoneAndStartsNoSpark() throws Exception {
    Path file = Files.writeString(directory.resolve("e.yaml"), FILE);

    JobRun run = withoutSpark(file.toString(), "--plan");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().replace(directory.toString(), "DIR"))
        .isEqualTo(
            """
            run flights-2001-06-30
              reads: path s3a://${env:SECRET}@bucket/june
              where: delay IS NOT NULL
              columns: flight_id, seats, delay, delay_mean, delay_trees, late, late_p, late_z, \
            origin, hour
              scans: 1 of the input
              target: delay: regression, label delay
                model: mean: prediction delay_mean
                model: trees: prediction delay_trees
                losses: squared_error, rmse
              target: late: binary, label late
                model: linear: probability late_p, logit late_z
                losses: binary_cross_entropy
              slices: overall, origin, origin × hour
              gate: delay: squared_error of trees is not above mean by more than 1%
              invalid rows: are counted and left out, and coverage below 0.99 fails the run, and \
            null_label above 0.005 fails the run
              aggregates: 5 costs, 1 comparison with a baseline, what 1 gate compares in each group \
            of rows, in one aggregate
              costs: 5 overall, 5 for each value of origin, 5 for each combination of origin and \
            hour that the data have
              writes: file:DIR/out/costs (Parquet), file:DIR/out/comparisons (Parquet), then \
            file:DIR/out/evaluation.json
            """);
  }

  @Test
  void aRangeOfDaysIsPlannedDayByDay() throws Exception {
    Path file = Files.writeString(directory.resolve("e.yaml"), FILE);

    JobRun run =
        withoutSpark(
            file.toString(),
            "--plan",
            "--from",
            "2001-06-29",
            "--to",
            "2001-06-30",
            "--set",
            "output.directory=out/${date}");

    assertThat(run.out().lines().filter(line -> line.startsWith("run ")))
        .containsExactly("run flights-2001-06-29", "run flights-2001-06-30");
    assertThat(run.out()).contains("out/2001-06-29/evaluation.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --from 2001-06-01 | --from and --to are the ends of a range; give both, or --date
          --to 2001-06-01 | --from and --to are the ends of a range; give both, or --date
          --from 2001-06-02 --to 2001-06-01 | --to 2001-06-01 is before --from 2001-06-02; exchange them
          --from 2001-06-01 --to 2001-06-02 --date 2001-06-01 | --date is one day, but --from and --to are a range; leave one out
          --from 2001-06-01 --to 2021-06-01 | 2001-06-01 to 2021-06-01 are more than 3660 days; evaluate them in parts
          """)
  void daysThatDoNotGoTogetherAreRefused(String options, String problem) {
    JobRun run = withoutSpark(("any.yaml " + options).split(" "));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).isEqualTo("error: " + problem + " (--help tells the options)\n");
  }

  @Test
  void planTellsWhatIsReadAgainAndWhy() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("e.yaml"),
            """
            run: r
            input: {path: p.csv, format: csv}
            labels: {table: l, on: id, where: day > 1, version: 3}
            key: id
            targets: {t: {label: y, model: m, prediction: p, losses: [mse]}}
            output: {directory: out, quarantine: {directory: out/bad, columns: [origin]}}
            """);

    assertThat(withoutSpark(file.toString(), "--plan").out().replace(directory.toString(), "DIR"))
        .isEqualTo(
            """
            run r
              reads: path file:DIR/p.csv
              labels: table l version 3
              where: day > 1
              labels found by: id
              columns: id, m, y, p
              scans: 1 of the input, 1 of the labels, joined by key
              reads again: the input, to find the types of its columns; a schema spares it
              reads again: input and labels, only if a key has several labels, to name the first \
            of them
              reads again: the input, only if rows cannot be used, to name the first of them
              reads again: the input, only if rows cannot be used, to write them to the quarantine
              target: t: regression, label y
                model: each of the column m: prediction p
                losses: squared_error
              slices: overall
              invalid rows: fail the run
              aggregates: 1 cost in each group of rows, in one aggregate
              costs: 1 for each model overall
              writes: file:DIR/out/costs (Parquet), then file:DIR/out/evaluation.json
              quarantine: file:DIR/out/bad (Parquet): id, origin, reasons
            """);
  }

  @Test
  void theDateIsGivenOrYesterday() throws Exception {
    Path file = Files.writeString(directory.resolve("e.yaml"), FILE);

    assertThat(withoutSpark(file.toString(), "--plan").out()).startsWith("run flights-2001-06-30");
    assertThat(withoutSpark(file.toString(), "--plan", "--date", "2001-02-03").out())
        .startsWith("run flights-2001-02-03");
    assertThat(withoutSpark(file.toString(), "--plan", "--set", "run=x").out())
        .startsWith("run x\n");
  }

  @Test
  void wrongCommandLinesAreRefusedInOneLine() {
    assertUsage("error: Missing required parameter: 'FILE' (--help tells the options)\n");
    assertUsage(
        "error: Invalid value for option '--date': 'today' must be a day, as in 2001-06-30"
            + " (--help tells the options)\n",
        "f.yaml",
        "--date",
        "today");
    assertUsage(
        "error: Unknown option: '--plam'; did you mean --plan? (--help tells the options)\n",
        "f.yaml",
        "--plam");
    assertUsage(
        "error: Invalid value for option '--set' (KEY=VALUE): 'strict' must be key=value, as in"
            + " targets.delay.label=arrival_delay (--help tells the options)\n",
        "f.yaml",
        "--set",
        "strict");
  }

  @Test
  void aRefusedFileEndsBeforeSpark() throws Exception {
    Path file = Files.writeString(directory.resolve("e.yaml"), "run: a\ninput: {tabel: t}\n");

    JobRun run = withoutSpark(file.toString());

    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            """
            error: FILE:2: input.tabel: is no key here; did you mean table?
            error: FILE:2: input: says not what to read; give one of path, table, sql
            error: FILE:1: has no targets; name what is predicted, as in targets: {delay: {label: \
            delay, ...}}
            """
                .replace("FILE", file.toString()));
  }

  @Test
  void anOutputThatCannotBeIsRefusedBeforeSpark() throws Exception {
    Path file = Files.writeString(directory.resolve("e.yaml"), FILE);
    Path out = Files.writeString(directory.resolve("out"), "a file");

    JobRun run = withoutSpark(file.toString());

    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(run.err())
        .isEqualTo(
            "error: run flights-2001-06-30: output.directory: file:"
                + out
                + " is a file, so no directory can be there; name another\n");
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    JobRun help = withoutSpark("--help");
    JobRun version = withoutSpark("--version");

    assertThat(help.code()).isEqualTo(ExitCode.DONE);
    assertThat(help.out())
        .startsWith("Usage: evaluate")
        .contains("--set", "--summary", "fills ${date} in the file", "a gate failed");
    assertThat(version.out()).startsWith("spark-loss ").contains("Spark 4.", "Scala 2.13.");
  }

  private static void assertUsage(String message, String... arguments) {
    JobRun run = withoutSpark(arguments);
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).isEqualTo(message);
    assertThat(run.out()).isEmpty();
  }

  private static JobRun withoutSpark(String... arguments) {
    return JobRun.of(
        master -> {
          throw new AssertionError("Spark was started");
        },
        arguments);
  }
}

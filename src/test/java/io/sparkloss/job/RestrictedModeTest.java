package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to have a job run restricted, of which none undoes another, and no file any. */
class RestrictedModeTest {

  private static final String VARIABLE = "SPARK_LOSS_RESTRICTED";
  private static final String SETTING = "spark.loss.restricted";
  private static final String REFUSAL =
      "error: FILE:2: input.sql: is 'SELECT 1', but this job runs restricted: it is SQL, which is"
          + " code; let the operator make a view of it, and name that with table\n";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private Path file;

  @BeforeEach
  void document() throws IOException {
    directory = directory.toRealPath();
    file =
        write(
            """
            run: r
            input: {sql: SELECT 1}
            targets: {t: {label: y, models: {a: p}, losses: [mse]}}
            output: {directory: out/a, history: {path: out/history}}
            """);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("e.yaml"), text);
  }

  @Test
  void theOptionRefusesBeforeSparkStarts() {
    Told told = run(EvaluateJob::run, Map.of(), file.toString(), "--restricted", out());

    assertThat(told).isEqualTo(new Told(ExitCode.FILE_REFUSED, REFUSAL));
  }

  @Test
  void soDoesTheEnvironmentInARollup() {
    Told told = run(RollupJob::run, Map.of(VARIABLE, out()), file.toString());

    assertThat(told).isEqualTo(new Told(ExitCode.FILE_REFUSED, REFUSAL));
  }

  @Test
  void soDoesSparksSetting() {
    System.setProperty(SETTING, out());
    try {
      assertThat(run(EvaluateJob::run, Map.of(), file.toString(), "--plan"))
          .isEqualTo(new Told(ExitCode.FILE_REFUSED, REFUSAL));
    } finally {
      System.clearProperty(SETTING);
    }
  }

  @Test
  void aWiderDirectoryDoesNotUndoANarrowerOne() throws IOException {
    Path inside =
        write(
            """
            run: r
            input: {table: t}
            targets: {t: {label: y, models: {a: p}, losses: [mse]}}
            output: {directory: elsewhere}
            """);

    Told told =
        run(
            EvaluateJob::run,
            Map.of(VARIABLE, out()),
            inside.toString(),
            "--plan",
            "--restricted",
            directory.toString());

    assertThat(told.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(told.err())
        .isEqualTo(
            "error: FILE:4: output.directory: is 'elsewhere', but this job runs restricted: it is"
                + " outside of file:DIR/out; name a place in it\n");
  }

  /** Neither a key of the file nor one of Spark's that the file could set turns it off. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "restricted: false",
        "spark.loss.restricted: ''",
        "input: {path: p, options: {spark.loss.restricted: ''}}"
      })
  void aFileCannotUndoIt(String key) throws IOException {
    Path own = write("run: r\ntargets: {t: {label: y, models: {a: p}, losses: [mse]}}\n" + key);

    assertThat(run(EvaluateJob::run, Map.of(VARIABLE, out()), own.toString(), "--plan").code())
        .isEqualTo(ExitCode.FILE_REFUSED);
  }

  @Test
  void aDirectoryThatIsEmptyIsWrongUsage() {
    assertThat(run(EvaluateJob::run, Map.of(VARIABLE, ""), file.toString()))
        .isEqualTo(
            new Told(
                ExitCode.USAGE,
                "error: SPARK_LOSS_RESTRICTED is '', but must be the directory below which"
                    + " restricted files may write\n"));
    assertThat(run(RollupJob::run, Map.of(), file.toString(), "--restricted", " ").code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void withoutAnyFilesAreFree() {
    assertThat(run(EvaluateJob::run, Map.of(), file.toString(), "--plan"))
        .isEqualTo(new Told(ExitCode.DONE, ""));
  }

  private String out() {
    return directory.resolve("out").toString();
  }

  /** How a job ended, and what it told on standard error. */
  private record Told(ExitCode code, String err) {}

  private Told run(
      BiFunction<String[], JobEnvironment, ExitCode> job,
      Map<String, String> variables,
      String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    JobEnvironment environment =
        new JobEnvironment(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            variables,
            Clock.systemUTC(),
            master -> {
              throw new AssertionError("Spark was started");
            });
    ExitCode code = job.apply(arguments, environment);
    String told =
        err.toString(StandardCharsets.UTF_8)
            .replace(file.toString(), "FILE")
            .replace(directory.toString(), "DIR");
    return new Told(code, told);
  }
}

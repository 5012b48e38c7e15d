package io.sparkloss.job;

import io.sparkloss.TestSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * One run of a job in the tests' session, and what came of it.
 *
 * @param code how it ended
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record JobRun(ExitCode code, String out, String err) {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2001-07-01T00:30:00Z"), ZoneOffset.UTC);

  /** Runs the job with a file of this text, written to {@code evaluation.yaml} in the directory. */
  static JobRun of(Path directory, String text, String... arguments) throws IOException {
    Path file = Files.writeString(directory.resolve("evaluation.yaml"), text);
    List<String> all = new ArrayList<>(List.of(file.toString()));
    all.addAll(List.of(arguments));
    return of(master -> TestSpark.session(), all.toArray(String[]::new));
  }

  /** Rolls up the history that a file names, without Spark. */
  static JobRun rollUp(Path file, String... arguments) {
    List<String> all = new ArrayList<>(List.of(file.toString()));
    all.addAll(List.of(arguments));
    return run(
        RollupJob::run,
        master -> {
          throw new AssertionError("Spark was started");
        },
        all.toArray(String[]::new));
  }

  /** Compares two runs, without Spark. */
  static JobRun compare(String... arguments) {
    return run(
        CompareJob::run,
        master -> {
          throw new AssertionError("Spark was started");
        },
        arguments);
  }

  /** Runs the job with these arguments. */
  static JobRun of(Function<Optional<String>, SparkSession> sessions, String... arguments) {
    return run(EvaluateJob::run, sessions, arguments);
  }

  private static JobRun run(
      BiFunction<String[], JobEnvironment, ExitCode> job,
      Function<Optional<String>, SparkSession> sessions,
      String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    JobEnvironment environment =
        new JobEnvironment(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of("SECRET", "hunter2"),
            CLOCK,
            sessions);
    ExitCode code = job.apply(arguments, environment);
    return new JobRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Returns the lines that tell errors. */
  List<String> errors() {
    return err.lines().filter(line -> !line.startsWith("run ")).toList();
  }
}

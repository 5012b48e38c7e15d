package io.sparkloss.job;

import io.sparkloss.job.console.Messages;
import io.sparkloss.job.data.EvaluationReader;
import io.sparkloss.job.file.Locations;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.report.RunComparisonTable;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.compare.RunComparison;
import io.sparkloss.result.json.RunComparisonJson;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Tells what changed from one run to another: {@code compare RUN_A RUN_B [--json FILE]}. Reads the
 * results of both runs and nothing else, and needs no Spark session.
 *
 * @since 0.1.0
 */
public final class CompareJob {

  private static final String STANDARD_OUTPUT = "-";

  private final CompareCommand command;
  private final JobEnvironment environment;
  private final Substitutions substitutions;
  private final Messages messages;

  private CompareJob(CompareCommand command, JobEnvironment environment) {
    this.command = command;
    this.environment = environment;
    LocalDate day = LocalDate.ofInstant(environment.clock().instant(), ZoneOffset.UTC);
    this.substitutions = new Substitutions(day.minusDays(1), environment.variables());
    this.messages = new Messages(environment.err(), substitutions, command.stacktrace);
  }

  /** Runs the job in this process. */
  public static void main(String[] args) {
    EvaluateJob.inProcess(args, CompareJob::run);
  }

  /**
   * Runs the job.
   *
   * @param args as on the command line
   * @param environment what surrounds the job
   * @return how it ended
   */
  public static ExitCode run(String[] args, JobEnvironment environment) {
    CompareCommand command = new CompareCommand();
    Optional<ExitCode> ended = EvaluateJob.parse(new CommandLine(command), args, environment);
    return ended.isPresent() ? ended.get() : new CompareJob(command, environment).run();
  }

  @SuppressWarnings("CatchingUnchecked") // the last word on what nobody foresaw
  private ExitCode run() {
    try {
      Optional<Evaluation> before = read(command.before);
      Optional<Evaluation> after = read(command.after);
      return before.isPresent() && after.isPresent()
          ? compare(before.get(), after.get())
          : ExitCode.FILE_REFUSED;
    } catch (Exception e) {
      messages.unexpected("compare", e);
      return ExitCode.UNEXPECTED;
    }
  }

  private Optional<Evaluation> read(String name) {
    try {
      return Optional.of(EvaluationReader.read(name));
    } catch (IOException e) {
      messages.trace(e);
      messages.error(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private ExitCode compare(Evaluation before, Evaluation after) {
    RunComparison comparison;
    try {
      comparison = RunComparison.of(before, after);
    } catch (IllegalArgumentException e) {
      messages.trace(e);
      messages.error(
          command.before
              + " and "
              + command.after
              + " cannot be compared: "
              + e.getMessage()
              + "; evaluate the run again");
      return ExitCode.FILE_REFUSED;
    }
    return show(comparison, command.json);
  }

  private ExitCode show(RunComparison comparison, @Nullable String json) {
    if (STANDARD_OUTPUT.equals(json)) {
      print(RunComparisonJson.write(comparison));
      return ExitCode.DONE;
    }
    print(RunComparisonTable.render(comparison));
    if (json == null) {
      return ExitCode.DONE;
    }
    try {
      Locations.write(json, substitutions.redact(RunComparisonJson.write(comparison)));
      return ExitCode.DONE;
    } catch (IOException e) {
      messages.error("--json: " + json + " cannot be written: " + e.getMessage());
      return ExitCode.UNEXPECTED;
    }
  }

  private void print(String text) {
    environment.out().print(substitutions.redact(text));
    environment.out().flush();
  }
}

package io.sparkloss.job;

import io.sparkloss.evaluate.rollup.RollupException;
import io.sparkloss.job.console.Messages;
import io.sparkloss.job.data.ComparisonFiles;
import io.sparkloss.job.data.EvaluationReader;
import io.sparkloss.job.file.Locations;
import io.sparkloss.job.history.CostHistory;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.report.RunComparisonTable;
import io.sparkloss.result.compare.RunComparison;
import io.sparkloss.result.compare.RunCosts;
import io.sparkloss.result.json.RunComparisonJson;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Tells what changed from one run to another: {@code compare RUN_A RUN_B [--history PATH]}. Reads
 * the results of both runs, from files or from a history, and nothing else, and needs no Spark
 * session.
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

  /** Where runs are found. */
  private interface Source {
    RunCosts read(String name) throws IOException;
  }

  @SuppressWarnings("CatchingUnchecked") // the last word on what nobody foresaw
  private ExitCode run() {
    try {
      Source source = source();
      Optional<RunCosts> before = read(source, command.before);
      Optional<RunCosts> after = read(source, command.after);
      if (before.isPresent() && after.isPresent()) {
        return compare(before.get(), after.get());
      }
      return command.history == null ? ExitCode.FILE_REFUSED : ExitCode.DATA_REFUSED;
    } catch (Exception e) {
      messages.unexpected("compare", e);
      return ExitCode.UNEXPECTED;
    }
  }

  private Source source() {
    if (command.history == null) {
      return name -> RunCosts.of(EvaluationReader.read(name));
    }
    String history = Locations.ofCommandLine(command.history).toString();
    return name -> new CostHistory(history, Locations.configuration()).run(name);
  }

  private Optional<RunCosts> read(Source source, String name) {
    try {
      return Optional.of(source.read(name));
    } catch (IOException | RollupException e) {
      messages.trace(e);
      messages.error((command.history == null ? "" : "--history: ") + e.getMessage());
      return Optional.empty();
    }
  }

  private ExitCode compare(RunCosts before, RunCosts after) {
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
    return show(comparison);
  }

  private ExitCode show(RunComparison comparison) {
    boolean bare = STANDARD_OUTPUT.equals(command.json);
    print(bare ? RunComparisonJson.write(comparison) : RunComparisonTable.render(comparison));
    String file = bare ? null : command.json;
    try {
      if (file != null) {
        Locations.write(file, substitutions.redact(RunComparisonJson.write(comparison)));
      }
    } catch (IOException e) {
      return unwritten("--json", file, e);
    }
    try {
      if (command.output != null) {
        ComparisonFiles.write(
            comparison, Locations.ofCommandLine(command.output), Locations.configuration());
      }
      return ExitCode.DONE;
    } catch (IOException e) {
      return unwritten("--output", command.output, e);
    }
  }

  private ExitCode unwritten(String option, @Nullable String place, IOException e) {
    messages.trace(e);
    messages.error(option + ": " + place + " cannot be written: " + e.getMessage());
    return ExitCode.UNEXPECTED;
  }

  private void print(String text) {
    environment.out().print(substitutions.redact(text));
    environment.out().flush();
  }
}

package io.sparkloss.job;

import io.sparkloss.job.console.Messages;
import io.sparkloss.job.console.PlanText;
import io.sparkloss.job.console.Progress;
import io.sparkloss.job.data.ResultsDirectory;
import io.sparkloss.job.file.EvaluationFile;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.job.file.Locations;
import io.sparkloss.job.history.CostHistory;
import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.report.ConsoleTable;
import io.sparkloss.result.Evaluation;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Evaluates predictions as an evaluation file says: {@code evaluate FILE [--set KEY=VALUE]…}.
 *
 * @since 0.1.0
 */
public final class EvaluateJob {

  /** Set by the script where standard error is a terminal; Java itself cannot tell. */
  private static final String TERMINAL = "SPARK_LOSS_TERMINAL";

  private final EvaluateCommand command;
  private final JobEnvironment environment;
  private final Substitutions substitutions;
  private final Messages messages;

  private EvaluateJob(EvaluateCommand command, JobEnvironment environment) {
    this.command = command;
    this.environment = environment;
    this.substitutions = new Substitutions(date(), environment.variables());
    this.messages = new Messages(environment.err(), substitutions, command.stacktrace);
  }

  /** Runs the job in this process. */
  public static void main(String[] args) {
    inProcess(args, EvaluateJob::run);
  }

  /** Runs a job in this process, and ends the process as the job says. */
  static void inProcess(String[] args, BiFunction<String[], JobEnvironment, ExitCode> job) {
    Optional<String> problem = SparkPlatform.problem();
    if (problem.isPresent()) {
      System.err.println("error: " + problem.get());
      System.exit(ExitCode.USAGE.code());
    }
    ProcessSession session = new ProcessSession();
    JobEnvironment environment =
        new JobEnvironment(
            System.out,
            System.err,
            System.getenv(TERMINAL) != null,
            System.getenv(),
            Clock.systemUTC(),
            session::open);
    session.exit(job.apply(args, environment));
  }

  /**
   * Runs the job.
   *
   * @param args as on the command line
   * @param environment what surrounds the job
   * @return how it ended
   */
  public static ExitCode run(String[] args, JobEnvironment environment) {
    EvaluateCommand command = new EvaluateCommand();
    Optional<ExitCode> ended = parse(new CommandLine(command), args, environment);
    return ended.isPresent() ? ended.get() : new EvaluateJob(command, environment).run();
  }

  /** Parses a command line; returns how the job ended where there is nothing more to do. */
  static Optional<ExitCode> parse(CommandLine line, String[] args, JobEnvironment environment) {
    try {
      line.parseArgs(args);
    } catch (ParameterException e) {
      environment.err().println("error: " + usage(e) + " (--help tells the options)");
      return Optional.of(ExitCode.USAGE);
    }
    if (line.isUsageHelpRequested()) {
      line.usage(environment.out());
      return Optional.of(ExitCode.DONE);
    }
    if (line.isVersionHelpRequested()) {
      line.printVersionHelp(environment.out());
      return Optional.of(ExitCode.DONE);
    }
    return Optional.empty();
  }

  private static String usage(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      return e.getMessage() + "; did you mean " + unmatched.getSuggestions().get(0) + "?";
    }
    return String.valueOf(e.getMessage());
  }

  private LocalDate date() {
    return command.date != null
        ? command.date
        : LocalDate.ofInstant(environment.clock().instant(), ZoneOffset.UTC).minusDays(1);
  }

  private ExitCode run() {
    List<EvaluationRun> runs;
    try {
      runs = EvaluationFile.read(command.file, command.settings, substitutions);
    } catch (RefusedException e) {
      e.lines().forEach(messages::error);
      return ExitCode.FILE_REFUSED;
    }
    if (command.plan) {
      runs.stream()
          .flatMap(run -> PlanText.of(run).stream())
          .forEach(line -> environment.out().println(substitutions.redact(line)));
      environment.out().flush();
      return ExitCode.DONE;
    }
    return evaluate(runs);
  }

  private ExitCode evaluate(List<EvaluationRun> runs) {
    Optional<String> problem = outputs(runs);
    if (problem.isPresent()) {
      messages.error(problem.get());
      return ExitCode.FILE_REFUSED;
    }
    SparkSession spark;
    try {
      spark = environment.sessions().apply(Optional.ofNullable(command.master));
    } catch (Exception e) {
      messages.unexpected("Spark did not start", e);
      return ExitCode.UNEXPECTED;
    }
    return evaluate(runs, spark);
  }

  private ExitCode evaluate(List<EvaluationRun> runs, SparkSession spark) {
    Progress progress =
        new Progress(environment.err(), environment.terminal(), environment.clock());
    spark.sparkContext().addSparkListener(progress);
    ExitCode code = ExitCode.DONE;
    try {
      for (int i = 0; i < runs.size(); i++) {
        code = code.and(evaluate(spark, progress, runs.get(i), (i + 1) + " of " + runs.size()));
      }
      return code;
    } finally {
      spark.sparkContext().removeSparkListener(progress);
    }
  }

  private ExitCode evaluate(
      SparkSession spark, Progress progress, EvaluationRun run, String which) {
    String group = "evaluate-" + UUID.randomUUID();
    progress.start(group, "run " + run.plan().run() + " (" + which + ")");
    spark.sparkContext().setJobGroup(group, "evaluate " + run.plan().run(), false);
    try {
      RunExecution.Outcome outcome =
          new RunExecution(spark, messages, progress::finish).execute(run);
      outcome.evaluation().ifPresent(this::show);
      return outcome.code();
    } finally {
      spark.sparkContext().clearJobGroup();
    }
  }

  private void show(Evaluation evaluation) {
    environment.out().print(substitutions.redact(ConsoleTable.render(evaluation)));
    environment.out().flush();
  }

  /** Returns why results cannot be written, before anything is computed. */
  private static Optional<String> outputs(List<EvaluationRun> runs) {
    for (EvaluationRun run : runs) {
      if (run.directory().isPresent()) {
        try {
          new ResultsDirectory(run.directory().get(), Locations.configuration())
              .check(run.plan().run());
        } catch (IOException e) {
          return Optional.of("run " + run.plan().run() + ": output.directory: " + e.getMessage());
        }
      }
      if (run.history().isPresent()) {
        try {
          new CostHistory(run.history().get().path(), Locations.configuration()).check();
        } catch (IOException e) {
          return Optional.of("run " + run.plan().run() + ": output.history: " + e.getMessage());
        }
      }
    }
    return Optional.empty();
  }
}

package io.sparkloss.job;

import io.sparkloss.job.console.Messages;
import io.sparkloss.job.console.PlanText;
import io.sparkloss.job.console.Progress;
import io.sparkloss.job.console.Summary;
import io.sparkloss.job.data.ResultsDirectory;
import io.sparkloss.job.file.EvaluationFiles;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Evaluates predictions as an evaluation file says: {@code evaluate FILE [--set KEY=VALUE]…}, or
 * every file of a folder.
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
    EvaluationFiles files;
    try {
      files = EvaluationFiles.read(command.file, command.settings, substitutions);
    } catch (RefusedException e) {
      e.lines().forEach(messages::error);
      return summarised(new Summary(), refused(command.file, e.lines()), ExitCode.FILE_REFUSED);
    }
    files.refused().values().forEach(lines -> lines.forEach(messages::error));
    ExitCode code = files.refused().isEmpty() ? ExitCode.DONE : ExitCode.FILE_REFUSED;
    if (command.plan) {
      plan(files.runs());
      return code;
    }
    Summary summary = new Summary();
    List<Summary.Line> refused =
        files.refused().entrySet().stream()
            .flatMap(entry -> refused(entry.getKey(), entry.getValue()).stream())
            .toList();
    return summarised(summary, refused, code.and(evaluate(files.runs(), summary)));
  }

  private void plan(List<EvaluationRun> runs) {
    runs.stream()
        .flatMap(run -> PlanText.of(run).stream())
        .forEach(line -> environment.out().println(substitutions.redact(line)));
    environment.out().flush();
  }

  private static List<Summary.Line> refused(String file, List<String> problems) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return List.of(line(name, ExitCode.FILE_REFUSED, Optional.empty(), problems.get(0)));
  }

  private static Summary.Line line(
      String run, ExitCode code, Optional<Evaluation> evaluation, String reason) {
    return new Summary.Line(
        run,
        evaluation.map(found -> found.verdict().key()).orElse(""),
        code.code(),
        code.meaning(),
        evaluation.isPresent()
            ? OptionalLong.of(evaluation.get().dataQuality().rowsRead())
            : OptionalLong.empty(),
        reason);
  }

  /** Shows the summary of more than one run, and writes it if that was asked for. */
  private ExitCode summarised(Summary summary, List<Summary.Line> refused, ExitCode code) {
    refused.forEach(summary::add);
    if (summary.size() > 1) {
      environment.out().print("\n" + substitutions.redact(summary.table()));
      environment.out().flush();
    }
    if (command.summary == null) {
      return code;
    }
    try {
      Locations.write(command.summary, substitutions.redact(summary.json(code.code())));
      return code;
    } catch (IOException e) {
      messages.error("--summary: " + command.summary + " cannot be written: " + e.getMessage());
      return ExitCode.UNEXPECTED.and(code);
    }
  }

  private ExitCode evaluate(List<EvaluationRun> all, Summary summary) {
    List<EvaluationRun> runs = new ArrayList<>();
    ExitCode code = ExitCode.DONE;
    for (EvaluationRun run : all) {
      Optional<String> problem = output(run);
      if (problem.isPresent()) {
        messages.error("run " + run.plan().run() + ": " + problem.get());
        summary.add(line(run.plan().run(), ExitCode.FILE_REFUSED, Optional.empty(), problem.get()));
        code = ExitCode.FILE_REFUSED;
      } else {
        runs.add(run);
      }
    }
    if (runs.isEmpty()) {
      return code;
    }
    SparkSession spark;
    try {
      spark = environment.sessions().apply(Optional.ofNullable(command.master));
    } catch (Exception e) {
      messages.unexpected("Spark did not start", e);
      return code.and(ExitCode.UNEXPECTED);
    }
    return code.and(evaluate(runs, spark, summary));
  }

  private ExitCode evaluate(List<EvaluationRun> runs, SparkSession spark, Summary summary) {
    Progress progress =
        new Progress(environment.err(), environment.terminal(), environment.clock());
    spark.sparkContext().addSparkListener(progress);
    ExitCode code = ExitCode.DONE;
    try {
      for (int i = 0; i < runs.size(); i++) {
        String which = runs.size() == 1 ? "" : " (" + (i + 1) + " of " + runs.size() + ")";
        RunExecution.Outcome outcome = evaluate(spark, progress, runs.get(i), which);
        code = code.and(outcome.code());
        summary.add(
            line(runs.get(i).plan().run(), outcome.code(), outcome.evaluation(), outcome.reason()));
      }
      return code;
    } finally {
      spark.sparkContext().removeSparkListener(progress);
    }
  }

  private RunExecution.Outcome evaluate(
      SparkSession spark, Progress progress, EvaluationRun run, String which) {
    String group = "evaluate-" + UUID.randomUUID();
    progress.start(group, "run " + run.plan().run() + which);
    spark.sparkContext().setJobGroup(group, "evaluate " + run.plan().run(), false);
    try {
      RunExecution.Outcome outcome = new RunExecution(spark, messages, progress).execute(run);
      progress.finish();
      outcome.evaluation().ifPresent(this::show);
      return outcome;
    } finally {
      spark.sparkContext().clearJobGroup();
    }
  }

  private void show(Evaluation evaluation) {
    environment
        .out()
        .print(substitutions.redact(ConsoleTable.render(evaluation, environment.style())));
    environment.out().flush();
  }

  /** Returns why the results of a run cannot be written, before anything is computed. */
  private static Optional<String> output(EvaluationRun run) {
    try {
      if (run.directory().isPresent()) {
        new ResultsDirectory(run.directory().get(), Locations.configuration())
            .check(run.plan().run());
      }
    } catch (ResultsDirectory.OccupiedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Optional.of("output.directory: " + e.getMessage());
    }
    try {
      if (run.history().isPresent()) {
        new CostHistory(run.history().get().path(), Locations.configuration()).check();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("output.history: " + e.getMessage());
    }
  }
}

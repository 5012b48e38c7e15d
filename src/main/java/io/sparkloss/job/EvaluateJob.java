package io.sparkloss.job;

import io.sparkloss.job.console.LoggedLines;
import io.sparkloss.job.console.Messages;
import io.sparkloss.job.console.PlanText;
import io.sparkloss.job.console.Summary;
import io.sparkloss.job.file.EvaluationFiles;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.job.file.Locations;
import io.sparkloss.job.file.ReadingTerms;
import io.sparkloss.job.restriction.Restriction;
import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Substitutions;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
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

  /** Set to {@code json} where all that a job says becomes an event of the log. */
  private static final String LOG = "SPARK_LOSS_LOG";

  private final EvaluateCommand command;
  private final JobEnvironment environment;
  private final Substitutions substitutions;
  private final Messages messages;
  private final List<LocalDate> days;

  private EvaluateJob(EvaluateCommand command, JobEnvironment environment) {
    this.command = command;
    this.environment = environment;
    LocalDate yesterday =
        LocalDate.ofInstant(environment.clock().instant(), ZoneOffset.UTC).minusDays(1);
    this.days = command.days(yesterday);
    this.substitutions = new Substitutions(days.get(0), environment.variables());
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
            "json".equals(System.getenv(LOG)) ? LoggedLines.open() : System.err,
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
    if (ended.isPresent()) {
      return ended.get();
    }
    Optional<String> problem = command.problem();
    if (problem.isPresent()) {
      environment.err().println("error: " + problem.get() + " (--help tells the options)");
      return ExitCode.USAGE;
    }
    Optional<Restriction> restriction = restriction(command.restricted, environment);
    return restriction.isPresent()
        ? new EvaluateJob(command, environment).run(restriction.get())
        : ExitCode.USAGE;
  }

  /** Returns what files may ask for; empty, with an error, when that is told in a wrong way. */
  static Optional<Restriction> restriction(@Nullable String option, JobEnvironment environment) {
    try {
      return Optional.of(RestrictedMode.of(option, environment.variables()));
    } catch (IllegalArgumentException e) {
      environment.err().println("error: " + e.getMessage());
      return Optional.empty();
    }
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

  @SuppressWarnings("CatchingUnchecked") // the last word on what nobody foresaw
  private ExitCode run(Restriction restriction) {
    try {
      return evaluate(restriction);
    } catch (Exception e) {
      messages.unexpected("evaluate", e);
      return ExitCode.UNEXPECTED;
    }
  }

  private ExitCode evaluate(Restriction restriction) {
    EvaluationFiles files;
    try {
      ReadingTerms terms = new ReadingTerms(command.settings, substitutions, restriction);
      files = EvaluationFiles.read(command.file, terms, days);
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
    EvaluateRuns runs =
        new EvaluateRuns(environment, Optional.ofNullable(command.master), substitutions, messages);
    return summarised(summary, refused, code.and(runs.evaluate(files.runs(), summary)));
  }

  private void plan(List<EvaluationRun> runs) {
    runs.stream()
        .flatMap(run -> PlanText.of(run).stream())
        .forEach(line -> environment.out().println(substitutions.redact(line)));
    environment.out().flush();
  }

  private List<Summary.Line> refused(String file, List<String> problems) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    String reason = substitutions.redact(problems.get(0));
    return List.of(EvaluateRuns.line(name, ExitCode.FILE_REFUSED, Optional.empty(), reason));
  }

  /** Shows the summary of more than one run, and writes it if that was asked for. */
  private ExitCode summarised(Summary summary, List<Summary.Line> refused, ExitCode code) {
    refused.forEach(summary::add);
    if (summary.size() > 1) {
      environment.out().print("\n" + summary.table());
      environment.out().flush();
    }
    if (command.summary == null) {
      return code;
    }
    try {
      Locations.write(command.summary, summary.json(code.code()));
      return code;
    } catch (IOException e) {
      messages.error("--summary: " + command.summary + " cannot be written: " + e.getMessage());
      return ExitCode.UNEXPECTED.and(code);
    }
  }
}

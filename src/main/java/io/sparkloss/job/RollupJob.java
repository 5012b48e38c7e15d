package io.sparkloss.job;

import io.sparkloss.evaluate.rollup.RollupException;
import io.sparkloss.evaluate.rollup.RollupQuery;
import io.sparkloss.job.console.Messages;
import io.sparkloss.job.file.EvaluationFile;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.job.file.HistorySettings;
import io.sparkloss.job.file.Locations;
import io.sparkloss.job.file.ReadingTerms;
import io.sparkloss.job.history.CostHistory;
import io.sparkloss.job.history.RollupFiles;
import io.sparkloss.job.restriction.Restriction;
import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.report.RollupTable;
import io.sparkloss.result.rollup.Rollup;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Puts the costs of many runs together, from the history that an evaluation file names: {@code
 * rollup FILE [--by week] [--slices COLUMN,…]}. Reads neither predictions nor labels, and needs no
 * Spark session.
 *
 * @since 0.1.0
 */
public final class RollupJob {

  private static final String NULL = "NULL";

  private final RollupCommand command;
  private final JobEnvironment environment;
  private final Substitutions substitutions;
  private final Messages messages;

  private RollupJob(RollupCommand command, JobEnvironment environment) {
    this.command = command;
    this.environment = environment;
    LocalDate day = LocalDate.ofInstant(environment.clock().instant(), ZoneOffset.UTC);
    this.substitutions = new Substitutions(day.minusDays(1), environment.variables());
    this.messages = new Messages(environment.err(), substitutions, command.stacktrace);
  }

  /** Runs the job in this process. */
  public static void main(String[] args) {
    EvaluateJob.inProcess(args, RollupJob::run);
  }

  /**
   * Runs the job.
   *
   * @param args as on the command line
   * @param environment what surrounds the job
   * @return how it ended
   */
  public static ExitCode run(String[] args, JobEnvironment environment) {
    RollupCommand command = new RollupCommand();
    Optional<ExitCode> ended = EvaluateJob.parse(new CommandLine(command), args, environment);
    if (ended.isPresent()) {
      return ended.get();
    }
    Optional<Restriction> restriction = EvaluateJob.restriction(command.restricted, environment);
    return restriction.isPresent()
        ? new RollupJob(command, environment).run(restriction.get())
        : ExitCode.USAGE;
  }

  @SuppressWarnings("CatchingUnchecked") // the last word on what nobody foresaw
  private ExitCode run(Restriction restriction) {
    try {
      List<EvaluationRun> runs =
          EvaluationFile.read(
              command.file, new ReadingTerms(command.settings, substitutions, restriction));
      Optional<EvaluationRun> without =
          runs.stream().filter(run -> run.history().isEmpty()).findFirst();
      if (without.isPresent()) {
        return refused(
            ExitCode.FILE_REFUSED,
            "run %s has no history; name one, as in output: {history: {path: history}}"
                .formatted(without.get().plan().run()));
      }
      return answer(runs);
    } catch (RefusedException e) {
      e.lines().forEach(messages::error);
      return ExitCode.FILE_REFUSED;
    } catch (IOException | RollupException e) {
      messages.trace(e);
      return refused(ExitCode.DATA_REFUSED, "output.history: " + e.getMessage());
    } catch (Exception e) {
      messages.unexpected("rollup", e);
      return ExitCode.UNEXPECTED;
    }
  }

  private ExitCode refused(ExitCode code, String message) {
    messages.error(message);
    return code;
  }

  private ExitCode answer(List<EvaluationRun> runs) throws IOException {
    Map<String, Map<String, Double>> series = series(runs);
    if (series.size() > 1 && command.output != null) {
      return refused(
          ExitCode.FILE_REFUSED,
          "the runs have several histories, " + series.keySet() + ", but --output is for one");
    }
    for (Map.Entry<String, Map<String, Double>> each : series.entrySet()) {
      RollupQuery query = new RollupQuery(command.by, columns(), limits(), each.getValue());
      Rollup rollup =
          new CostHistory(each.getKey(), Locations.configuration())
              .rollUp(query, this::isAsked)
              .with(GateBounds.of(runs, each.getValue().keySet()));
      environment.out().print(substitutions.redact(RollupTable.render(rollup)));
      environment.out().flush();
      if (command.output != null) {
        RollupFiles.write(withoutSecrets(rollup), command.output, Locations.configuration());
      }
    }
    return ExitCode.DONE;
  }

  private Rollup withoutSecrets(Rollup rollup) {
    return rollup.named(substitutions.redact(rollup.history()));
  }

  /** Returns by history and series the confidence of the first run. */
  private static Map<String, Map<String, Double>> series(List<EvaluationRun> runs) {
    Map<String, Map<String, Double>> series = new LinkedHashMap<>();
    for (EvaluationRun run : runs) {
      HistorySettings history = run.history().orElseThrow();
      series
          .computeIfAbsent(history.path(), absent -> new LinkedHashMap<>())
          .putIfAbsent(history.series(), run.plan().confidence());
    }
    return series;
  }

  private List<String> columns() {
    Set<String> columns = new LinkedHashSet<>(command.slices);
    return new ArrayList<>(columns);
  }

  private Map<String, List<@Nullable String>> limits() {
    Map<String, List<@Nullable String>> limits = new LinkedHashMap<>();
    for (String limit : command.where) {
      int equals = limit.indexOf('=');
      String value = limit.substring(equals + 1);
      limits
          .computeIfAbsent(limit.substring(0, equals), absent -> new ArrayList<>())
          .add(value.equals(NULL) ? null : value);
    }
    return limits;
  }

  private boolean isAsked(LocalDate period) {
    return (command.from == null || !period.isBefore(command.from))
        && (command.to == null || !period.isAfter(command.to));
  }
}

package io.sparkloss.job;

import io.sparkloss.job.console.Messages;
import io.sparkloss.job.console.Progress;
import io.sparkloss.job.console.Summary;
import io.sparkloss.job.data.ResultsDirectory;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.job.file.Locations;
import io.sparkloss.job.file.publish.PublishSettings;
import io.sparkloss.job.history.CostHistory;
import io.sparkloss.job.publish.Publication;
import io.sparkloss.job.publish.RunOutcome;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.report.ConsoleTable;
import io.sparkloss.result.Evaluation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

/** Evaluates runs in one Spark session; none stops the others. */
final class EvaluateRuns {

  private final JobEnvironment environment;
  private final Optional<String> master;
  private final Substitutions substitutions;
  private final Messages messages;

  /**
   * Creates the evaluation of runs.
   *
   * @param environment what surrounds the job
   * @param master the Spark master that the user asked for
   * @param substitutions knows what is secret
   * @param messages tells errors
   */
  EvaluateRuns(
      JobEnvironment environment,
      Optional<String> master,
      Substitutions substitutions,
      Messages messages) {
    this.environment = environment;
    this.master = master;
    this.substitutions = substitutions;
    this.messages = messages;
  }

  /**
   * Evaluates runs, one after the other.
   *
   * @param all the runs
   * @param summary gets a line for each
   */
  ExitCode evaluate(List<EvaluationRun> all, Summary summary) {
    List<EvaluationRun> runs = new ArrayList<>();
    ExitCode code = ExitCode.DONE;
    for (EvaluationRun run : all) {
      Optional<String> problem = output(run);
      if (problem.isPresent()) {
        messages.error("run " + run.plan().run() + ": " + problem.get());
        String reason = substitutions.redact(problem.get());
        summary.add(line(run.plan().run(), ExitCode.FILE_REFUSED, Optional.empty(), reason));
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
      spark = environment.sessions().apply(master);
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
        String reason = substitutions.redact(outcome.reason());
        summary.add(line(runs.get(i).plan().run(), outcome.code(), outcome.evaluation(), reason));
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
      ExitCode told = publish(run, outcome, progress);
      progress.finish();
      outcome.evaluation().ifPresent(this::show);
      return outcome.and(told);
    } finally {
      spark.sparkContext().clearJobGroup();
    }
  }

  /** Tells others what came of a run; returns whether the job may go on as if all were told. */
  private ExitCode publish(EvaluationRun run, RunExecution.Outcome outcome, Progress progress) {
    if (run.publish().isEmpty()) {
      return ExitCode.DONE;
    }
    progress.step("publishing");
    PublishSettings settings = run.publish().get();
    RunOutcome told =
        new RunOutcome(
            run.plan().run(),
            settings.series(),
            outcome.evaluation().map(Evaluation::evaluatedAt).orElse(environment.clock().instant()),
            outcome.code().code(),
            outcome.code().meaning(),
            substitutions.redact(outcome.reason()),
            outcome.evaluation());
    ExitCode code = ExitCode.DONE;
    for (Publication.Remark remark : Publication.of(settings, told, substitutions)) {
      progress.finish();
      String text = "run " + run.plan().run() + ": " + remark.text();
      if (remark.failed() && settings.required()) {
        messages.error(text);
        code = ExitCode.UNEXPECTED;
      } else {
        messages.warning(text);
      }
    }
    return code;
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
    } catch (IOException | IllegalArgumentException e) { // the latter for a host that is unknown
      return Optional.of("output.directory: " + e.getMessage());
    }
    try {
      if (run.history().isPresent()) {
        new CostHistory(run.history().get().path(), Locations.configuration()).check();
      }
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("output.history: " + e.getMessage());
    }
  }

  /** Returns the line of the summary for a run, or for a file that has none; without secrets. */
  static Summary.Line line(
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
}

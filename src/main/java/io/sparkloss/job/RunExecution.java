package io.sparkloss.job;

import io.sparkloss.evaluate.Evaluator;
import io.sparkloss.evaluate.decision.PassedRun;
import io.sparkloss.evaluate.engine.SlicedEvaluation;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.refusal.DataException;
import io.sparkloss.evaluate.table.ResultTables;
import io.sparkloss.job.console.Messages;
import io.sparkloss.job.console.Progress;
import io.sparkloss.job.data.InputException;
import io.sparkloss.job.data.ResultsDirectory;
import io.sparkloss.job.data.RunInput;
import io.sparkloss.job.data.SparkErrors;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.job.file.HistorySettings;
import io.sparkloss.job.file.SliceOutput;
import io.sparkloss.job.file.TableSettings;
import io.sparkloss.job.history.CostHistory;
import io.sparkloss.job.table.CostTable;
import io.sparkloss.job.table.TableException;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.gate.Verdict;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Executes one run: reads, evaluates, writes, and says how it ended. */
final class RunExecution {

  private final SparkSession spark;
  private final Messages messages;
  private final Progress progress;

  /**
   * Creates an execution.
   *
   * @param spark the session to run in
   * @param messages tells errors
   * @param progress tells which step runs, and ends before an error is told
   */
  RunExecution(SparkSession spark, Messages messages, Progress progress) {
    this.spark = spark;
    this.messages = messages;
    this.progress = progress;
  }

  /** Executes a run; every error is told, none thrown. */
  @SuppressWarnings("CatchingUnchecked") // the last word on what nobody foresaw
  Outcome execute(EvaluationRun run) {
    String name = "run " + run.plan().run();
    try {
      Evaluation evaluation = evaluate(run);
      return new Outcome(verdict(evaluation), Optional.of(evaluation), reason(evaluation));
    } catch (InputException e) {
      ExitCode code =
          e.blame() == InputException.Blame.FILE ? ExitCode.FILE_REFUSED : ExitCode.DATA_REFUSED;
      return refused(code, name, e.getMessage(), e);
    } catch (ResultsDirectory.OccupiedException e) {
      return refused(ExitCode.FILE_REFUSED, name, e.getMessage(), e);
    } catch (TableException e) {
      return refused(ExitCode.UNEXPECTED, name, e.getMessage(), e);
    } catch (DataException e) {
      Outcome outcome = refused(ExitCode.DATA_REFUSED, name, e.getMessage(), e);
      messages.details(e.details());
      return outcome;
    } catch (Exception e) {
      if (SparkErrors.isOfData(e)) {
        return refused(ExitCode.DATA_REFUSED, name, SparkErrors.message(e), e);
      }
      progress.finish();
      messages.unexpected(name, e);
      return new Outcome(
          ExitCode.UNEXPECTED,
          Optional.empty(),
          e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  /** Returns what was found once it is written. */
  private Evaluation evaluate(EvaluationRun run) throws IOException, InputException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Optional<ResultsDirectory> results = results(run);
    if (results.isPresent()) {
      results.get().requireOwn(run.plan().run());
    }
    QuarantineStep quarantine = new QuarantineStep(run, configuration, progress);
    quarantine.requireOwn();
    Optional<CostTable> table = run.table().map(settings -> CostTable.of(spark, settings));
    if (table.isPresent()) {
      progress.step("looking at the table");
      table.get().check();
    }
    progress.step("opening the input");
    EvaluationInput input = new RunInput(spark, run).open();
    quarantine.check(input);
    Optional<CostHistory> history = history(run);
    Outputs outputs = new Outputs(results, table, history);
    Optional<PassedRun> passed = passed(run, history);
    progress.step("evaluating");
    try {
      if (run.slices() == SliceOutput.TABLE) {
        try (SlicedEvaluation found = Evaluator.evaluateSliced(input, run.plan(), passed)) {
          quarantine.after(input, found.evaluation());
          write(run, found.evaluation(), found::tables, outputs);
          return found.evaluation();
        }
      }
      Evaluation found = Evaluator.evaluate(input, run.plan(), passed);
      quarantine.after(input, found);
      write(run, found, () -> ResultTables.of(spark, found), outputs);
      return found;
    } catch (DataException e) {
      quarantine.after(input, e);
      throw e;
    }
  }

  /** Where the results of a run go. */
  private record Outputs(
      Optional<ResultsDirectory> results,
      Optional<CostTable> table,
      Optional<CostHistory> history) {}

  private void write(
      EvaluationRun run, Evaluation found, Supplier<ResultTables> tables, Outputs outputs)
      throws IOException {
    if (outputs.results().isPresent()) {
      progress.step("writing the results");
      outputs.results().get().replace(run.plan().run(), tables.get(), found);
    }
    if (outputs.table().isPresent()) {
      progress.step("writing the table");
      TableSettings settings = run.table().orElseThrow();
      outputs
          .table()
          .get()
          .replace(StoredRun.of(found, settings.series(), settings.period()), found);
    }
    if (outputs.history().isPresent()) { // last: what it holds is the baseline of later runs
      progress.step("adding to the history");
      outputs.history().get().put(stored(run, found), found);
    }
  }

  private Optional<CostHistory> history(EvaluationRun run) throws IOException {
    return run.history().isPresent()
        ? Optional.of(
            new CostHistory(run.history().get().path(), spark.sparkContext().hadoopConfiguration()))
        : Optional.empty();
  }

  /** Returns the run that gates compare with, where one asks for it. */
  private static Optional<PassedRun> passed(EvaluationRun run, Optional<CostHistory> history)
      throws InputException {
    if (history.isEmpty() || !run.asksForHistory()) {
      return Optional.empty();
    }
    HistorySettings settings = run.history().orElseThrow();
    try {
      return history.get().lastPassed(settings.series(), settings.period());
    } catch (IOException e) {
      throw new InputException(InputException.Blame.DATA, "output.history: " + e.getMessage(), e);
    }
  }

  private static StoredRun stored(EvaluationRun run, Evaluation evaluation) {
    HistorySettings settings = run.history().orElseThrow();
    return StoredRun.of(evaluation, settings.series(), settings.period());
  }

  /**
   * What came of a run.
   *
   * @param code how it ended
   * @param evaluation what it found; empty where it was refused or failed
   * @param reason why the code is not 0; empty when it is
   */
  record Outcome(ExitCode code, Optional<Evaluation> evaluation, String reason) {

    /** Returns the same where the code of something that came after may apply. */
    Outcome and(ExitCode other) {
      ExitCode both = code.and(other);
      String why = both == code ? reason : "could not be published, although that is required";
      return new Outcome(both, evaluation, why);
    }
  }

  private Outcome refused(ExitCode code, String name, @Nullable String text, Exception error) {
    progress.finish();
    messages.error(name + ": " + text);
    messages.trace(error);
    return new Outcome(code, Optional.empty(), String.valueOf(text));
  }

  /** Returns what the first gate says that has the verdict of all. */
  private static String reason(Evaluation evaluation) {
    return evaluation.gates().stream()
        .filter(gate -> evaluation.verdict() != Verdict.PASS)
        .filter(gate -> gate.verdict() == evaluation.verdict())
        .map(gate -> gate.gate().text() + ": " + gate.explanation())
        .findFirst()
        .orElse("");
  }

  private Optional<ResultsDirectory> results(EvaluationRun run) throws IOException {
    return run.directory().isPresent()
        ? Optional.of(
            new ResultsDirectory(run.directory().get(), spark.sparkContext().hadoopConfiguration()))
        : Optional.empty();
  }

  private static ExitCode verdict(Evaluation evaluation) {
    return switch (evaluation.verdict()) {
      case PASS -> ExitCode.DONE;
      case FAIL -> ExitCode.GATE_FAILED;
      case INCONCLUSIVE -> ExitCode.GATE_INCONCLUSIVE;
    };
  }
}

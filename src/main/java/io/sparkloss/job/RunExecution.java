package io.sparkloss.job;

import io.sparkloss.evaluate.CostsTable;
import io.sparkloss.evaluate.Evaluator;
import io.sparkloss.evaluate.refusal.DataException;
import io.sparkloss.job.console.Messages;
import io.sparkloss.job.data.InputData;
import io.sparkloss.job.data.InputException;
import io.sparkloss.job.data.ResultsDirectory;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.json.EvaluationJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Executes one run: reads, evaluates, writes, and says how it ended. */
final class RunExecution {

  /** Spark's conditions that speak of the data rather than of a failure. */
  private static final List<String> DATA_CONDITIONS =
      List.of(
          "FAILED_READ_FILE",
          "CANNOT_READ_FILE_FOOTER",
          "MALFORMED_RECORD_IN_PARSING",
          "MALFORMED_CSV_RECORD",
          "PATH_NOT_FOUND",
          "FILE_NOT_EXIST");

  private final SparkSession spark;
  private final Messages messages;
  private final Runnable beforeMessages;

  /**
   * Creates an execution.
   *
   * @param spark the session to run in
   * @param messages tells errors
   * @param beforeMessages is run before an error is told
   */
  RunExecution(SparkSession spark, Messages messages, Runnable beforeMessages) {
    this.spark = spark;
    this.messages = messages;
    this.beforeMessages = beforeMessages;
  }

  /** Executes a run; every error is told, none thrown. */
  @SuppressWarnings("CatchingUnchecked") // the last word on what nobody foresaw
  Outcome execute(EvaluationRun run) {
    String name = "run " + run.plan().run();
    try {
      Dataset<Row> rows = new InputData(spark, run.input()).open();
      Evaluation evaluation = Evaluator.evaluate(rows, run.plan());
      write(run, evaluation);
      return new Outcome(verdict(evaluation), Optional.of(evaluation));
    } catch (InputException e) {
      ExitCode code =
          e.blame() == InputException.Blame.FILE ? ExitCode.FILE_REFUSED : ExitCode.DATA_REFUSED;
      return refused(code, name, e);
    } catch (DataException e) {
      Outcome outcome = refused(ExitCode.DATA_REFUSED, name, e);
      messages.details(e.details());
      return outcome;
    } catch (Exception e) {
      if (speaksOfData(e)) {
        return refused(ExitCode.DATA_REFUSED, name, e);
      }
      beforeMessages.run();
      messages.unexpected(name, e);
      return new Outcome(ExitCode.UNEXPECTED, Optional.empty());
    }
  }

  /**
   * What came of a run.
   *
   * @param code how it ended
   * @param evaluation what it found; empty where it was refused or failed
   */
  record Outcome(ExitCode code, Optional<Evaluation> evaluation) {}

  private Outcome refused(ExitCode code, String name, Exception reason) {
    beforeMessages.run();
    messages.error(name + ": " + reason.getMessage());
    messages.trace(reason);
    return new Outcome(code, Optional.empty());
  }

  private void write(EvaluationRun run, Evaluation evaluation) throws IOException {
    if (run.directory().isPresent()) {
      new ResultsDirectory(run.directory().get(), spark.sparkContext().hadoopConfiguration())
          .replace(CostsTable.of(spark, evaluation), EvaluationJson.write(evaluation));
    }
  }

  private static ExitCode verdict(Evaluation evaluation) {
    return switch (evaluation.verdict()) {
      case PASS -> ExitCode.DONE;
      case FAIL -> ExitCode.GATE_FAILED;
      case INCONCLUSIVE -> ExitCode.GATE_INCONCLUSIVE;
    };
  }

  private static boolean speaksOfData(Throwable error) {
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      String condition = cause instanceof SparkThrowable spark ? spark.getCondition() : null;
      if (condition != null && DATA_CONDITIONS.stream().anyMatch(condition::startsWith)) {
        return true;
      }
    }
    return false;
  }
}

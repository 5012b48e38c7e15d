package io.sparkloss.job;

import io.sparkloss.evaluate.engine.Quarantine;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.refusal.CoverageException;
import io.sparkloss.evaluate.refusal.DataException;
import io.sparkloss.evaluate.refusal.InvalidRowsException;
import io.sparkloss.job.console.Progress;
import io.sparkloss.job.data.QuarantineDirectory;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.job.file.QuarantineSettings;
import io.sparkloss.result.Evaluation;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Writes the rows that a run cannot use, if it has a quarantine; without one it does nothing. */
final class QuarantineStep {

  private final EvaluationRun run;
  private final Progress progress;
  private final Optional<QuarantineDirectory> directory;

  QuarantineStep(EvaluationRun run, Configuration configuration, Progress progress)
      throws IOException {
    this.run = run;
    this.progress = progress;
    Optional<QuarantineSettings> settings = run.quarantine();
    directory =
        settings.isPresent()
            ? Optional.of(
                new QuarantineDirectory(
                    settings.get().directory(), run.plan().run(), configuration))
            : Optional.empty();
  }

  /** Checks, before anything is computed, that the quarantine can go where it shall. */
  void requireOwn() throws IOException {
    if (directory.isPresent()) {
      directory.get().requireOwn();
    }
  }

  /** Checks that the columns that it shall hold are there; reads no data. */
  void check(EvaluationInput input) {
    if (directory.isPresent()) {
      quarantine(input);
    }
  }

  /** Writes the rows that results do not use, or removes what is there when there are none. */
  void after(EvaluationInput input, Evaluation evaluation) throws IOException {
    if (directory.isEmpty()) {
      return;
    }
    if (evaluation.dataQuality().usages().stream().anyMatch(e -> e.usage().refused() > 0)) {
      write(input);
    } else {
      directory.get().clear();
    }
  }

  /** Writes the rows for which data were refused; returns whether it was for rows. */
  boolean after(EvaluationInput input, DataException refusal) throws IOException {
    boolean ofRows =
        refusal instanceof CoverageException
            || (refusal instanceof InvalidRowsException rows && !rows.counts().isEmpty());
    if (directory.isEmpty() || !ofRows) {
      return false;
    }
    write(input);
    return true;
  }

  private void write(EvaluationInput input) throws IOException {
    progress.step("writing the quarantine");
    directory.orElseThrow().replace(quarantine(input).rows());
  }

  private Quarantine quarantine(EvaluationInput input) {
    return new Quarantine(
        input, run.plan(), run.quarantine().map(QuarantineSettings::columns).orElseThrow());
  }
}

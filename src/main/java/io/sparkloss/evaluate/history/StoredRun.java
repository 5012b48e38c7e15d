package io.sparkloss.evaluate.history;

import io.sparkloss.result.Evaluation;
import io.sparkloss.result.gate.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * A run of a history. Name and period are its identity.
 *
 * @param run the name of the run
 * @param series the runs that are the same but for their period have the same series
 * @param period the day that the run is about
 * @param evaluatedAt when it was evaluated
 * @param verdict the verdict of all its gates; empty where it has none
 * @since 0.1.0
 */
public record StoredRun(
    String run, String series, LocalDate period, Instant evaluatedAt, Optional<Verdict> verdict) {

  /** Stands for the verdict of a run without gates. */
  public static final String NO_VERDICT = "none";

  /** The later period last, in it the run evaluated later, then by name. */
  public static final Comparator<StoredRun> OLDEST_FIRST =
      Comparator.comparing(StoredRun::period)
          .thenComparing(StoredRun::evaluatedAt)
          .thenComparing(StoredRun::run);

  /** Returns the run of an evaluation. */
  public static StoredRun of(Evaluation evaluation, String series, LocalDate period) {
    Optional<Verdict> verdict =
        evaluation.gates().isEmpty() ? Optional.empty() : Optional.of(evaluation.verdict());
    return new StoredRun(evaluation.run(), series, period, evaluation.evaluatedAt(), verdict);
  }

  /** Returns the verdict as it is stored: its key, or {@code none} where the run has no gates. */
  public String verdictName() {
    return verdict.map(Verdict::key).orElse(NO_VERDICT);
  }

  /** Returns whether it has gates and all of them passed. */
  public boolean hasPassed() {
    return verdict.equals(Optional.of(Verdict.PASS));
  }
}

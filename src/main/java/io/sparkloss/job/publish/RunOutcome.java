package io.sparkloss.job.publish;

import io.sparkloss.result.Evaluation;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of a run, for others to be told.
 *
 * @param run the run
 * @param series what it has in common with those of other days
 * @param endedAt when it ended
 * @param code its exit code
 * @param meaning what the code means, in a few words
 * @param reason why the code is not 0, without secrets; empty when it is
 * @param evaluation what was found; empty where the run was refused or failed
 * @since 0.1.0
 */
public record RunOutcome(
    String run,
    String series,
    Instant endedAt,
    int code,
    String meaning,
    String reason,
    Optional<Evaluation> evaluation) {

  /** Returns the verdict of all gates as results name it; empty where there is none. */
  public Optional<String> verdict() {
    return evaluation.map(found -> found.verdict().key());
  }
}

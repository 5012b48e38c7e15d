package io.sparkloss.result.compare;

import io.sparkloss.result.Evaluation;
import java.util.List;
import java.util.Locale;

/**
 * What changed between two runs: each cost that both have, overall and by slice, and what only one
 * of them has.
 *
 * <p>Overall it is J₂ − J₁ as reported, with an interval for runs of different rows. By slice it is
 * split into mix, rate, entered and left as {@link io.sparkloss.cost.change.CostChange} says. A
 * transformed mean, such as RMSE or perplexity, is no weighted mean of its slices, so it is
 * compared overall only. What makes two costs of one name hard to compare, as weights in one run
 * only, is noted.
 *
 * <p>Slices are the same if their columns, types and values are; NULL is a value of its own.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param before the first run
 * @param after the second run
 * @param confidence the coverage of the intervals of changes, that of the second run
 * @param changes the costs that both have, in the order of the first run
 * @param onlyBefore what only the first run has
 * @param onlyAfter what only the second run has
 * @since 0.1.0
 */
public record RunComparison(
    ComparedRun before,
    ComparedRun after,
    double confidence,
    List<EntryChange> changes,
    List<OneSided> onlyBefore,
    List<OneSided> onlyAfter) {

  /** Keeps its own copies. */
  public RunComparison {
    changes = List.copyOf(changes);
    onlyBefore = List.copyOf(onlyBefore);
    onlyAfter = List.copyOf(onlyAfter);
  }

  /**
   * Returns what changed from one run to another.
   *
   * @throws IllegalArgumentException when one has a cost twice, or a slice of unknown columns
   */
  public static RunComparison of(RunCosts before, RunCosts after) {
    return new Comparing(before, after).result();
  }

  /** Returns what changed from one evaluation to another, likewise. */
  public static RunComparison of(Evaluation before, Evaluation after) {
    return of(RunCosts.of(before), RunCosts.of(after));
  }

  /** Returns one line; the slices may be very many, and {@code report} shows them. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "RunComparison[before=%s, after=%s, changes=%,d, only before=%,d, only after=%,d]",
        before.run(),
        after.run(),
        changes.size(),
        onlyBefore.size(),
        onlyAfter.size());
  }
}

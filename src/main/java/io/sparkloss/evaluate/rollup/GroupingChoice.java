package io.sparkloss.evaluate.rollup;

import io.sparkloss.evaluate.history.StoredRun;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * By which columns costs are taken from runs that are put together. Each row is once in every
 * grouping, so all runs of a series must give the same one: the least that has the columns asked
 * for and that all of them have.
 *
 * <p>Runs are seen one after the other. Where one lacks what was chosen before it, another is
 * chosen, and all of them have to be seen again.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class GroupingChoice {

  private static final Comparator<Set<String>> LEAST_FIRST =
      Comparator.<Set<String>>comparingInt(Set::size)
          .thenComparing(grouping -> new TreeSet<>(grouping).toString());

  private final Set<String> columns;
  private final Map<String, Set<Set<String>>> common = new HashMap<>();
  private final Map<String, Set<String>> chosen = new HashMap<>();
  private boolean settled = true;

  /** Creates the choice of a grouping that has these columns. */
  public GroupingChoice(Set<String> columns) {
    this.columns = new TreeSet<>(columns);
  }

  /**
   * Returns the columns by which the costs of a run are taken.
   *
   * @param groupings those that the run has
   * @throws RollupException when none of them is one that the runs before it have, too
   */
  public synchronized Set<String> of(StoredRun run, Set<Set<String>> groupings) {
    Set<Set<String>> able = new HashSet<>(groupings);
    able.removeIf(grouping -> !grouping.containsAll(columns));
    Set<Set<String>> shared = common.computeIfAbsent(run.series(), first -> new HashSet<>(able));
    shared.retainAll(able);
    if (shared.isEmpty()) {
      throw new RollupException(lacks(run, groupings));
    }
    Set<String> least = shared.stream().min(LEAST_FIRST).orElseThrow();
    Set<String> before = chosen.putIfAbsent(run.series(), least);
    settled &= before == null || before.equals(least);
    return least;
  }

  /** Returns whether every run was given the same grouping as the others of its series. */
  public synchronized boolean isSettled() {
    return settled;
  }

  /** Begins to see all runs again. */
  public synchronized void again() {
    chosen.clear();
    settled = true;
  }

  private String lacks(StoredRun run, Set<Set<String>> groupings) {
    return "run "
        + run.run()
        + " of "
        + run.period()
        + " has costs "
        + groupings.stream()
            .sorted(LEAST_FIRST)
            .map(GroupingChoice::text)
            .collect(Collectors.joining(", "))
        + ", but none "
        + text(columns)
        + " that the other runs have, too; add it to the slices of the run and evaluate it again,"
        + " or leave it out by --from and --to";
  }

  private static String text(Set<String> grouping) {
    return grouping.isEmpty() ? "overall" : "by " + String.join(" × ", new TreeSet<>(grouping));
  }
}

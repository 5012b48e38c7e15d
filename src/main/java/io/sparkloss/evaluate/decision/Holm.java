package io.sparkloss.evaluate.decision;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of many excesses are above 0, with the chance of one wrong among them kept at that of a
 * single interval.
 *
 * <p>Of r excesses not yet found above 0, those are found whose interval is above 0 at a tail of
 * α/r, where α is the tail of one interval; this is repeated until none is found, which is Holm's
 * procedure without sorting.
 */
final class Holm {

  private Holm() {}

  /**
   * Returns the positions of the cases that are above 0; for one case, by its own interval. Those
   * that are not tested stay in the number of cases, so they make no other one easier to find.
   *
   * @param tested the positions of the cases with something to decide on
   */
  static Set<Integer> above(List<GateCase> cases, List<Integer> tested, double confidence) {
    Set<Integer> rest = new HashSet<>(tested);
    int untested = cases.size() - rest.size();
    Set<Integer> above = new HashSet<>();
    Set<Integer> found;
    do {
      double level = 1 - (1 - confidence) / Math.max(1, rest.size() + untested);
      found =
          rest.stream()
              .filter(i -> cases.get(i).excess().apply(level).lower() > 0)
              .collect(Collectors.toSet());
      rest.removeAll(found);
      above.addAll(found);
    } while (!found.isEmpty() && !rest.isEmpty());
    return above;
  }
}

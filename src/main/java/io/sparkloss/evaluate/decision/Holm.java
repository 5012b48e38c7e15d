package io.sparkloss.evaluate.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;

/**
 * Which of many differences are found, with the chance of one wrong among them kept at that of a
 * single interval.
 *
 * <p>Of r differences not yet found, those are found whose interval at a tail of α/r, where α is
 * the tail of one interval, does not hold 0; this is repeated until none is found, which is Holm's
 * procedure without sorting.
 *
 * <p>Source: S. Holm, A simple sequentially rejective multiple test procedure (1979), Scandinavian
 * Journal of Statistics 6, 65–70.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Holm {

  private Holm() {}

  /**
   * Returns the positions of the differences that are found; of one, by its own interval.
   *
   * @param tests by the coverage of an interval, whether it does not hold 0
   * @param all how many differences there are, those that cannot be tested included: these stay in
   *     the number, so they make no other one easier to find
   * @param confidence the coverage of a single interval
   */
  public static Set<Integer> found(
      List<DoubleFunction<Boolean>> tests, int all, double confidence) {
    Set<Integer> found = new HashSet<>();
    List<Integer> more;
    do {
      double level = 1 - (1 - confidence) / Math.max(1, all - found.size());
      more = new ArrayList<>();
      for (int i = 0; i < tests.size(); i++) {
        if (!found.contains(i) && tests.get(i).apply(level)) {
          more.add(i);
        }
      }
      found.addAll(more);
    } while (!more.isEmpty());
    return found;
  }
}

package io.sparkloss.report.chart.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Stretches of a list without gaps. */
public final class Runs {

  private Runs() {}

  /** Returns the longest stretches, in order, of which all elements fulfil a condition. */
  public static <T> List<List<T>> of(List<T> all, Predicate<T> condition) {
    List<List<T>> runs = new ArrayList<>();
    boolean open = false;
    for (T element : all) {
      boolean fulfilled = condition.test(element);
      if (fulfilled && !open) {
        runs.add(new ArrayList<>());
      }
      if (fulfilled) {
        runs.get(runs.size() - 1).add(element);
      }
      open = fulfilled;
    }
    return runs;
  }
}

package io.sparkloss.spark.catalyst;

import java.util.List;

/** Places in lists that keep each element once. */
public final class Places {

  private Places() {}

  /** Returns the place of an element, which is added at the end when the list has none like it. */
  public static <T> int of(List<T> kept, T wanted) {
    int found = kept.indexOf(wanted);
    if (found >= 0) {
      return found;
    }
    kept.add(wanted);
    return kept.size() - 1;
  }
}

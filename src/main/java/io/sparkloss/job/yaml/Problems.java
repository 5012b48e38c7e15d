package io.sparkloss.job.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong, so that all of it is reported together.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Problems {

  private final Set<String> lines = new LinkedHashSet<>();

  /** Adds a problem of the value at a place. */
  public void add(Place place, String message) {
    lines.add(place + ": " + message);
  }

  /** Returns whether there are none. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Returns how many there are. */
  public int count() {
    return lines.size();
  }

  /** Returns one line for each, in the order in which they were found. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Throws what was collected.
   *
   * @throws RefusedException when there is any
   */
  public void throwIfAny() throws RefusedException {
    if (!lines.isEmpty()) {
      throw new RefusedException(lines());
    }
  }
}

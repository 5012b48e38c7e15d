package io.sparkloss.job.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A file that cannot be accepted, with everything that is wrong in it.
 *
 * @since 0.1.0
 */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ArrayList<String> lines;

  /**
   * Creates the exception.
   *
   * @param lines one line for each problem, at least one
   */
  public RefusedException(List<String> lines) {
    super(String.join(System.lineSeparator(), lines));
    this.lines = new ArrayList<>(lines);
  }

  /** Returns one line for each problem. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}

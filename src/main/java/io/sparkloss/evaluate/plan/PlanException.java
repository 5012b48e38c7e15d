package io.sparkloss.evaluate.plan;

/**
 * A plan that cannot be run whatever the data are.
 *
 * @since 0.1.0
 */
public final class PlanException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final String problem;

  /**
   * Creates the exception.
   *
   * @param path where in the plan, as in the evaluation file: {@code targets.delay.losses[1]}
   * @param problem what is wrong, and what would be right
   */
  public PlanException(String path, String problem) {
    super(path + ": " + problem);
    this.path = path;
    this.problem = problem;
  }

  /** Returns where in the plan, as in the evaluation file. */
  public String path() {
    return path;
  }

  /** Returns what is wrong, and what would be right, without the path. */
  public String problem() {
    return problem;
  }
}

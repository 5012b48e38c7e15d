package io.sparkloss.evaluate.gate;

/**
 * A condition that an evaluation must meet.
 *
 * @param target the target whose costs are looked at
 * @param loss the loss as the plan names it; a short name will do
 * @param candidate the model that wants out
 * @param condition what must hold of its cost
 * @param scope of which rows it must hold
 * @since 0.1.0
 */
public record Gate(String target, String loss, String candidate, Condition condition, Scope scope) {

  /**
   * Returns the gate, over all rows, that a candidate's cost is not above a baseline's by more than
   * a margin; a negative margin asks for an improvement.
   */
  public static Gate notWorse(
      String target, String loss, String candidate, String baseline, Margin margin) {
    return new Gate(
        target,
        loss,
        candidate,
        new Condition.NotWorse(new Baseline.Model(baseline), margin),
        Scope.OVERALL);
  }

  /** Returns whether the candidate is compared with an earlier run. */
  public boolean asksForHistory() {
    return condition instanceof Condition.NotWorse notWorse
        && notWorse.baseline() instanceof Baseline.LastPassed;
  }

  /** Returns whether the candidate is compared with another model, row by row. */
  public boolean isPaired() {
    return condition instanceof Condition.NotWorse notWorse
        && notWorse.baseline() instanceof Baseline.Model;
  }

  /** Returns the same gate with the loss in its canonical form. */
  public Gate withLoss(String call) {
    return new Gate(target, call, candidate, condition, scope);
  }

  /** Returns the same gate of other rows. */
  public Gate in(Scope other) {
    return new Gate(target, loss, candidate, condition, other);
  }

  /** Returns the gate in plain words: {@code delay: squared_error of trees is at most 1200}. */
  public String text() {
    return target + ": " + loss + " of " + candidate + " is " + condition.text() + scope.text();
  }
}

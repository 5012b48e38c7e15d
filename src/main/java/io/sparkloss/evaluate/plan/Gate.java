package io.sparkloss.evaluate.plan;

/**
 * A condition that an evaluation must meet.
 *
 * @since 0.1.0
 */
public sealed interface Gate {

  /** Returns the target whose costs are compared. */
  String target();

  /** Returns the loss as the plan names it; a short name will do. */
  String loss();

  /** Returns the same gate with the loss in its canonical form. */
  Gate withLoss(String call);

  /**
   * The candidate's cost is not above the baseline's by more than a margin; a negative margin asks
   * for an improvement.
   *
   * @param target the target
   * @param loss the loss
   * @param candidate the model that wants out
   * @param baseline the model that it must not be worse than
   * @param margin by how much it may be worse
   */
  record NotWorse(String target, String loss, String candidate, String baseline, Margin margin)
      implements Gate {
    @Override
    public NotWorse withLoss(String call) {
      return new NotWorse(target, call, candidate, baseline, margin);
    }
  }
}

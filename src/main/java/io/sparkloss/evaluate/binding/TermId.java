package io.sparkloss.evaluate.binding;

import io.sparkloss.evaluate.plan.PlannedLoss;
import java.io.Serializable;

/** What the term of the same index in the layout is in the plan. */
public record TermId(String target, String model, PlannedLoss loss) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns whether it is of a target and of a loss in canonical form. */
  boolean isOf(String ofTarget, String call) {
    return target.equals(ofTarget) && loss.call().equals(call);
  }

  /** Returns how messages name it; in long form every model has the same term. */
  public String text(boolean longForm) {
    return longForm
        ? target + ", " + loss.call()
        : target + ", model " + model + ", " + loss.call();
  }
}

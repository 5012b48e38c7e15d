package io.sparkloss.cost.objective;

import io.sparkloss.cost.Cost;
import java.io.Serializable;

/**
 * What training minimises: the cost of the predictions plus a penalty on the coefficients.
 *
 * @param cost the cost J
 * @param penalty the penalty of θ
 * @since 0.1.0
 */
public record Objective(Cost cost, double penalty) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the objective of a cost and coefficients under a penalty. */
  public static Objective of(Cost cost, Penalty penalty, double[] coefficients) {
    return new Objective(cost, penalty.value(coefficients));
  }

  /** Returns J + penalty(θ); NaN when the cost is empty. */
  public double value() {
    return cost.mean() + penalty;
  }
}

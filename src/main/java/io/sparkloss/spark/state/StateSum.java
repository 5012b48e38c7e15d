package io.sparkloss.spark.state;

import io.sparkloss.cost.state.CostState;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The sum of states, none at first.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class StateSum implements Serializable {

  private static final long serialVersionUID = 1L;

  private @Nullable CostState sum;

  /** Creates the sum of no states. */
  public StateSum() {}

  /** Returns the sum, null for no states. */
  public @Nullable CostState sum() {
    return sum;
  }

  /** Adds a state; null adds nothing. Raises an error that names the function. */
  public void add(String function, @Nullable CostState state) {
    if (state != null) {
      sum = sum == null ? state : StateErrors.merge(function, sum, state);
    }
  }
}

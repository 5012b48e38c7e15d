package io.sparkloss.spark.state;

import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.IncompatibleStateException;
import io.sparkloss.cost.state.StateFormatException;
import io.sparkloss.spark.adapter.LossException;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Reads and merges states for a SQL function, and turns refusals into errors of Spark: conditions
 * {@code LOSS_INVALID_STATE} and {@code LOSS_INCOMPATIBLE_STATES}.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class StateErrors {

  private StateErrors() {}

  /** Returns the state that a struct holds, or raises an error. */
  public static CostState read(String function, InternalRow struct) {
    try {
      return CostStates.fromInternal(struct);
    } catch (StateFormatException e) {
      throw LossException.of(
          "LOSS_INVALID_STATE", function + ": " + e.getMessage(), Map.of("function", function));
    }
  }

  /** Returns the state of the rows of both, or raises an error. */
  public static CostState merge(String function, CostState left, CostState right) {
    try {
      return left.merge(right);
    } catch (IncompatibleStateException e) {
      throw LossException.of(
          "LOSS_INCOMPATIBLE_STATES",
          function + ": " + e.getMessage() + "; merge them apart, with GROUP BY",
          Map.of(
              "function", function,
              "property", e.property(),
              "left", e.left(),
              "right", e.right()));
    }
  }
}

package io.sparkloss.spark.state;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * What is reported of a paired difference.
 *
 * @param candidate the loss of the candidate
 * @param baseline the loss of the baseline
 * @param state whether it is the state, else the difference with its interval
 * @since 0.1.0
 */
public record DifferenceForm(LossIdentity candidate, LossIdentity baseline, boolean state)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the type of what is reported. */
  public StructType type() {
    return state ? CostStates.schema() : DifferenceFields.TYPE;
  }

  /** Returns what is reported. */
  public InternalRow report(PairedAccumulator pairs) {
    CostState made = CostState.of(candidate, baseline, pairs);
    return state
        ? CostStates.toInternal(made)
        : new GenericInternalRow(
            DifferenceFields.values(
                made.difference(CostOptions.UNNAMED), pairs.difference().rows()));
  }
}

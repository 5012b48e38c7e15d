package io.sparkloss.spark.catalog;

import io.sparkloss.cost.state.CostState;
import io.sparkloss.spark.state.CostStates;
import io.sparkloss.spark.state.StateErrors;
import io.sparkloss.spark.state.StateSum;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.AggregateFunction;
import org.jspecify.annotations.Nullable;

/** {@code cost_merge_agg(state)}. */
final class MergeFunction extends CatalogFunction
    implements AggregateFunction<StateSum, @Nullable InternalRow> {

  private static final long serialVersionUID = 1L;

  MergeFunction(String name, Signature signature) {
    super(name, signature.states(1), CostStates.schema());
  }

  @Override
  public StateSum newAggregationState() {
    return new StateSum();
  }

  @Override
  public StateSum update(StateSum sum, InternalRow row) {
    if (!row.isNullAt(0)) {
      InternalRow struct = row.getStruct(0, CostStates.schema().length());
      sum.add(name(), StateErrors.read(name(), struct));
    }
    return sum;
  }

  @Override
  public StateSum merge(StateSum left, StateSum right) {
    left.add(name(), right.sum());
    return left;
  }

  @Override
  public @Nullable InternalRow produceResult(StateSum sum) {
    CostState state = sum.sum();
    return state == null ? null : CostStates.toInternal(state);
  }
}

package io.sparkloss.spark.catalog;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.state.CostStates;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.AggregateFunction;
import org.jspecify.annotations.Nullable;

/** {@code cost_state_agg(loss[, weight][, name])}, whose name must be the same in every row. */
final class StateFunction extends CatalogFunction
    implements AggregateFunction<StateFunction.NamedLosses, InternalRow> {

  private static final long serialVersionUID = 1L;

  private final int name;
  private final boolean weighted;

  /** Losses and their name, null before the first row. */
  static final class NamedLosses implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CostAccumulator losses;
    private @Nullable String name;

    private NamedLosses(CostAccumulator losses) {
      this.losses = losses;
    }

    private void setName(@Nullable String other) {
      if (name != null && other != null && !name.equals(other)) {
        throw new UnsupportedOperationException(
            "cost_state_agg: the name is '%s' and '%s' but must be one constant"
                .formatted(name, other));
      }
      name = name == null ? other : name;
    }
  }

  StateFunction(String function, Signature signature) {
    super(function, signature, CostStates.schema());
    int last = signature.kinds().size() - 1;
    this.name = last > 0 && signature.kinds().get(last) == Kind.NAME ? last : -1;
    this.weighted = last - (name > 0 ? 1 : 0) == 1;
    signature.requireNumber(0, "loss");
    if (weighted) {
      signature.requireNumber(1, "weight");
    }
    if (last == 2 && name < 0) {
      throw new UnsupportedOperationException(function + ": the name must be a string");
    }
  }

  @Override
  public NamedLosses newAggregationState() {
    return new NamedLosses(weighted ? CostAccumulator.weighted() : CostAccumulator.unweighted());
  }

  @Override
  public NamedLosses update(NamedLosses state, InternalRow row) {
    if (name > 0) {
      state.setName(row.isNullAt(name) ? null : row.getUTF8String(name).toString());
    }
    if (!row.isNullAt(0) && !(weighted && row.isNullAt(1))) {
      double weight = weighted ? new Weights(name()).checked(row.getDouble(1)) : 1;
      state.losses.add(row.getDouble(0), weight);
    }
    return state;
  }

  @Override
  public NamedLosses merge(NamedLosses left, NamedLosses right) {
    left.setName(right.name);
    left.losses.merge(right.losses);
    return left;
  }

  @Override
  public InternalRow produceResult(NamedLosses state) {
    LossIdentity loss = state.name == null ? LossIdentity.UNNAMED : LossIdentity.named(state.name);
    return CostStates.toInternal(CostState.of(loss, state.losses));
  }
}

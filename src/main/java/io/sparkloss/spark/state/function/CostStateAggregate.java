package io.sparkloss.spark.state.function;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.spark.aggregate.CostStatsAggregate;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.catalyst.ObjectAggregate;
import io.sparkloss.spark.state.CostStates;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.Seq;

/**
 * {@code cost_state_agg(loss[, weight][, name])}: the lasting state of a cost, as a struct.
 *
 * @since 0.1.0
 */
public final class CostStateAggregate extends ObjectAggregate<CostAccumulator> {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final LossIdentity loss;
  private final boolean weighted;

  /** Creates the function; the inputs are the loss, whether it was clipped, and the weight. */
  public CostStateAggregate(
      String name, LossIdentity loss, Seq<Expression> inputs, int mutableOffset, int inputOffset) {
    super(name, loss, inputs, mutableOffset, inputOffset);
    this.name = name;
    this.loss = loss;
    this.weighted = inputs.size() == 3;
  }

  @Override
  protected CostStateAggregate copy(Seq<Expression> newInputs, int newMutable, int newInput) {
    return new CostStateAggregate(name, loss, newInputs, newMutable, newInput);
  }

  @Override
  protected List<Expression> rowExpressions(List<Expression> from) {
    return from;
  }

  @Override
  public CostAccumulator createAggregationBuffer() {
    return weighted ? CostAccumulator.weighted() : CostAccumulator.unweighted();
  }

  @Override
  public CostAccumulator update(CostAccumulator accumulator, InternalRow input) {
    InternalRow row = values(input);
    if (!row.isNullAt(0) && !(weighted && row.isNullAt(2))) {
      double weight = weighted ? new Weights(name).checked(row.getDouble(2)) : 1;
      accumulator.add(row.getDouble(0), weight, !row.isNullAt(1) && row.getBoolean(1));
    }
    return accumulator;
  }

  @Override
  public CostAccumulator merge(CostAccumulator accumulator, CostAccumulator other) {
    accumulator.merge(other);
    return accumulator;
  }

  @Override
  public Object eval(CostAccumulator accumulator) {
    return CostStates.toInternal(CostState.of(loss, accumulator));
  }

  @Override
  public byte[] serialize(CostAccumulator accumulator) {
    return CostStatsAggregate.bytes(accumulator);
  }

  @Override
  public CostAccumulator deserialize(byte[] bytes) {
    return CostAccumulator.read(ByteBuffer.wrap(bytes));
  }

  @Override
  public DataType dataType() {
    return CostStates.schema();
  }

  @Override
  public boolean nullable() {
    return false;
  }
}

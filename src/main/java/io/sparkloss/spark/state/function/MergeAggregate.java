package io.sparkloss.spark.state.function;

import io.sparkloss.cost.state.CostState;
import io.sparkloss.spark.catalyst.ObjectAggregate;
import io.sparkloss.spark.state.CostStates;
import io.sparkloss.spark.state.StateErrors;
import io.sparkloss.spark.state.StateSum;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;

/**
 * {@code cost_merge_agg(state)}: the state of the rows of all states; NULL for none.
 *
 * @since 0.1.0
 */
public final class MergeAggregate extends ObjectAggregate<StateSum> {

  private static final long serialVersionUID = 1L;

  private final String name;

  /** Creates the function; the form is its name again, the input the state. */
  public MergeAggregate(
      String name, String form, Seq<Expression> inputs, int mutableOffset, int inputOffset) {
    super(name, form, inputs, mutableOffset, inputOffset);
    this.name = name;
  }

  @Override
  protected MergeAggregate copy(Seq<Expression> newInputs, int newMutable, int newInput) {
    return new MergeAggregate(name, name, newInputs, newMutable, newInput);
  }

  @Override
  protected List<Expression> rowExpressions(List<Expression> from) {
    return from;
  }

  @Override
  public StateSum createAggregationBuffer() {
    return new StateSum();
  }

  @Override
  public StateSum update(StateSum sum, InternalRow input) {
    InternalRow row = values(input);
    if (!row.isNullAt(0)) {
      InternalRow struct = row.getStruct(0, CostStates.schema().length());
      sum.add(name, StateErrors.read(name, struct));
    }
    return sum;
  }

  @Override
  public StateSum merge(StateSum sum, StateSum other) {
    sum.add(name, other.sum());
    return sum;
  }

  @Override
  public @Nullable Object eval(StateSum sum) {
    CostState state = sum.sum();
    return state == null ? null : CostStates.toInternal(state);
  }

  @Override
  public byte[] serialize(StateSum sum) {
    CostState state = sum.sum();
    return state == null ? new byte[0] : state.toBytes();
  }

  @Override
  public StateSum deserialize(byte[] bytes) {
    StateSum sum = new StateSum();
    sum.add(name, bytes.length == 0 ? null : CostState.fromBytes(bytes));
    return sum;
  }

  @Override
  public DataType dataType() {
    return CostStates.schema();
  }

  @Override
  public boolean nullable() {
    return true;
  }
}

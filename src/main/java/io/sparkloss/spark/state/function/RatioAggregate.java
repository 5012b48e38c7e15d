package io.sparkloss.spark.state.function;

import io.sparkloss.cost.joint.RatioAccumulator;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.catalyst.ObjectAggregate;
import io.sparkloss.spark.state.RatioFields;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.Seq;

/**
 * {@code cost_ratio(loss_a, loss_b[, weight])}. A row where one of the losses, or the weight, is
 * NULL is left out.
 *
 * @since 0.1.0
 */
public final class RatioAggregate extends ObjectAggregate<RatioAccumulator> {

  private static final long serialVersionUID = 1L;

  private static final int WEIGHT = 2;

  private final String name;
  private final boolean weighted;

  /** Creates the function; the inputs are two losses, and the weight. */
  public RatioAggregate(String name, Seq<Expression> inputs, int mutableOffset, int inputOffset) {
    super(name, name, inputs, mutableOffset, inputOffset);
    this.name = name;
    this.weighted = inputs.size() > WEIGHT;
  }

  @Override
  protected RatioAggregate copy(Seq<Expression> newInputs, int newMutable, int newInput) {
    return new RatioAggregate(name, newInputs, newMutable, newInput);
  }

  @Override
  protected List<Expression> rowExpressions(List<Expression> from) {
    return from;
  }

  @Override
  public RatioAccumulator createAggregationBuffer() {
    return weighted ? RatioAccumulator.weighted() : RatioAccumulator.unweighted();
  }

  @Override
  public RatioAccumulator update(RatioAccumulator rows, InternalRow input) {
    InternalRow row = values(input);
    if (!row.isNullAt(0) && !row.isNullAt(1) && !(weighted && row.isNullAt(WEIGHT))) {
      double weight = weighted ? new Weights(name).checked(row.getDouble(WEIGHT)) : 1;
      rows.add(row.getDouble(0), row.getDouble(1), weight);
    }
    return rows;
  }

  @Override
  public RatioAccumulator merge(RatioAccumulator rows, RatioAccumulator other) {
    rows.merge(other);
    return rows;
  }

  @Override
  public Object eval(RatioAccumulator rows) {
    return RatioFields.report(rows);
  }

  @Override
  public byte[] serialize(RatioAccumulator rows) {
    ByteBuffer bytes = ByteBuffer.allocate(rows.bytes());
    rows.write(bytes);
    return bytes.array();
  }

  @Override
  public RatioAccumulator deserialize(byte[] bytes) {
    return RatioAccumulator.read(ByteBuffer.wrap(bytes));
  }

  @Override
  public DataType dataType() {
    return RatioFields.TYPE;
  }

  @Override
  public boolean nullable() {
    return false;
  }
}

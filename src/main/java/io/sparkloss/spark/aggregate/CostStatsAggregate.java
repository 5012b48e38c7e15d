package io.sparkloss.spark.aggregate;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.catalyst.ObjectAggregate;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.Seq;

/**
 * {@code cost_stats(loss[, weight])}: a cost with its uncertainty, as a struct.
 *
 * @since 0.1.0
 */
public final class CostStatsAggregate extends ObjectAggregate<CostAccumulator> {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final CostOptions options;
  private final boolean weighted;

  /** Creates the function; the inputs are the loss, whether it was clipped, and the weight. */
  public CostStatsAggregate(
      String name,
      CostOptions options,
      Seq<Expression> inputs,
      int mutableOffset,
      int inputOffset) {
    super(name, options, inputs, mutableOffset, inputOffset);
    this.name = name;
    this.options = options;
    this.weighted = inputs.size() == 3;
  }

  /** Returns whether rows have weights. */
  public boolean isWeighted() {
    return weighted;
  }

  @Override
  protected CostStatsAggregate copy(Seq<Expression> newInputs, int newMutable, int newInput) {
    return new CostStatsAggregate(name, options, newInputs, newMutable, newInput);
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
    return new GenericInternalRow(StatsFields.values(accumulator, options));
  }

  @Override
  public byte[] serialize(CostAccumulator accumulator) {
    return bytes(accumulator);
  }

  /** Returns the accumulator in the form of a buffer. */
  public static byte[] bytes(CostAccumulator accumulator) {
    ByteBuffer bytes = ByteBuffer.allocate(accumulator.bytes());
    accumulator.write(bytes);
    return bytes.array();
  }

  @Override
  public CostAccumulator deserialize(byte[] bytes) {
    return CostAccumulator.read(ByteBuffer.wrap(bytes));
  }

  @Override
  public DataType dataType() {
    return StatsFields.TYPE;
  }

  @Override
  public boolean nullable() {
    return false;
  }
}

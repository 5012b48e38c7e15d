package io.sparkloss.spark.state.function;

import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.catalyst.ObjectAggregate;
import io.sparkloss.spark.state.DifferenceForm;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.Seq;

/**
 * {@code cost_difference(loss_a, loss_b[, weight])} and its state. A row where one of the losses,
 * or the weight, is NULL is left out.
 *
 * @since 0.1.0
 */
public final class DifferenceAggregate extends ObjectAggregate<PairedAccumulator> {

  private static final long serialVersionUID = 1L;

  private static final int WEIGHT = 4;

  private final String name;
  private final DifferenceForm form;
  private final boolean weighted;

  /** Creates the function; the inputs are two losses, each with its clip mark, and the weight. */
  public DifferenceAggregate(
      String name,
      DifferenceForm form,
      Seq<Expression> inputs,
      int mutableOffset,
      int inputOffset) {
    super(name, form, inputs, mutableOffset, inputOffset);
    this.name = name;
    this.form = form;
    this.weighted = inputs.size() > WEIGHT;
  }

  @Override
  protected DifferenceAggregate copy(Seq<Expression> newInputs, int newMutable, int newInput) {
    return new DifferenceAggregate(name, form, newInputs, newMutable, newInput);
  }

  @Override
  protected List<Expression> rowExpressions(List<Expression> from) {
    return from;
  }

  @Override
  public PairedAccumulator createAggregationBuffer() {
    return weighted ? PairedAccumulator.weighted() : PairedAccumulator.unweighted();
  }

  @Override
  public PairedAccumulator update(PairedAccumulator pairs, InternalRow input) {
    InternalRow row = values(input);
    if (row.isNullAt(0) || row.isNullAt(2) || (weighted && row.isNullAt(WEIGHT))) {
      return pairs;
    }
    double weight = weighted ? new Weights(name).checked(row.getDouble(WEIGHT)) : 1;
    double candidate = row.getDouble(0);
    double baseline = row.getDouble(2);
    pairs.add(candidate, baseline, weight);
    if (isMarked(row, 1)) {
      pairs.addClippedCandidate(candidate, weight);
    }
    if (isMarked(row, 3)) {
      pairs.addClippedBaseline(baseline, weight);
    }
    return pairs;
  }

  private static boolean isMarked(InternalRow row, int at) {
    return !row.isNullAt(at) && row.getBoolean(at);
  }

  @Override
  public PairedAccumulator merge(PairedAccumulator pairs, PairedAccumulator other) {
    pairs.merge(other);
    return pairs;
  }

  @Override
  public Object eval(PairedAccumulator pairs) {
    return form.report(pairs);
  }

  @Override
  public byte[] serialize(PairedAccumulator pairs) {
    ByteBuffer bytes = ByteBuffer.allocate(pairs.bytes());
    pairs.write(bytes);
    return bytes.array();
  }

  @Override
  public PairedAccumulator deserialize(byte[] bytes) {
    return PairedAccumulator.read(ByteBuffer.wrap(bytes));
  }

  @Override
  public DataType dataType() {
    return form.type();
  }

  @Override
  public boolean nullable() {
    return false;
  }
}

package io.sparkloss.spark.aggregate;

import io.sparkloss.cost.score.ClassSharesSums;
import io.sparkloss.spark.aggregate.sums.LossTerms;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.ObjectAggregate;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.ObjectType;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;

/**
 * {@code d2_log_loss} of many classes: one sum for each class.
 *
 * @since 0.1.0
 */
public final class ClassShares extends ObjectAggregate<ClassSharesSums> {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final LossTerms terms;

  /** Creates the function of label, prediction and weight. */
  public ClassShares(
      String name, LossTerms terms, Seq<Expression> inputs, int mutableOffset, int inputOffset) {
    super(name, terms, inputs, mutableOffset, inputOffset);
    this.name = name;
    this.terms = terms;
  }

  @Override
  protected ClassShares copy(Seq<Expression> newInputs, int newMutable, int newInput) {
    return new ClassShares(name, terms, newInputs, newMutable, newInput);
  }

  @Override
  protected List<Expression> rowExpressions(List<Expression> from) {
    List<Expression> all = new ArrayList<>(terms.of(from));
    if (!terms.isWeighted(from.size())) {
      all.add(Catalyst.literal(1.0, DataTypes.DoubleType));
    }
    return all;
  }

  @Override
  public ClassSharesSums createAggregationBuffer() {
    return new ClassSharesSums();
  }

  @Override
  public ClassSharesSums update(ClassSharesSums sums, InternalRow input) {
    InternalRow row = values(input);
    if (row.isNullAt(0) || row.isNullAt(2)) {
      return sums;
    }
    double loss = row.getDouble(0);
    double weight = new Weights(name).checked(row.getDouble(2));
    if (row.get(1, new ObjectType(Object.class)) instanceof double[] label) {
      sums.add(loss, label, weight);
    } else if (Double.isNaN(loss)) {
      sums.add(loss, 0, weight); // a NaN label has no class, and the result is NaN
    } else {
      sums.add(loss, (int) row.getDouble(1), weight);
    }
    return sums;
  }

  @Override
  public ClassSharesSums merge(ClassSharesSums sums, ClassSharesSums other) {
    sums.merge(other);
    return sums;
  }

  @Override
  public @Nullable Object eval(ClassSharesSums sums) {
    return sums.result();
  }

  @Override
  public byte[] serialize(ClassSharesSums sums) {
    ByteBuffer bytes = ByteBuffer.allocate(sums.bytes());
    sums.write(bytes);
    return bytes.array();
  }

  @Override
  public ClassSharesSums deserialize(byte[] bytes) {
    return ClassSharesSums.read(ByteBuffer.wrap(bytes));
  }

  @Override
  public DataType dataType() {
    return DataTypes.DoubleType;
  }

  @Override
  public boolean nullable() {
    return true;
  }
}

package io.sparkloss.spark.bundle;

import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.spark.catalyst.ObjectAggregate;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.immutable.Seq;

/**
 * The second level over clusters: its input is the value of a {@link CostBundle} for one cluster,
 * and its value the group of all of them.
 *
 * @since 0.1.0
 */
public final class ClusterBundle extends ObjectAggregate<CostGroup> {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "cluster_bundle";

  private final BundleLayout layout;

  /** Creates the aggregate over the bytes of one cluster a row. */
  public ClusterBundle(BundleLayout layout, Seq<Expression> bytes) {
    this(NAME, layout, bytes, 0, 0);
  }

  /** Creates the aggregate with the places that Spark gives its buffer. */
  public ClusterBundle(
      String name, BundleLayout layout, Seq<Expression> bytes, int mutableOffset, int inputOffset) {
    super(name, layout, bytes, mutableOffset, inputOffset);
    this.layout = layout;
  }

  @Override
  protected ClusterBundle copy(Seq<Expression> newInputs, int newMutable, int newInput) {
    return new ClusterBundle(NAME, layout, newInputs, newMutable, newInput);
  }

  @Override
  protected List<Expression> rowExpressions(List<Expression> from) {
    return from;
  }

  @Override
  public CostGroup createAggregationBuffer() {
    return new CostGroup(layout.group());
  }

  @Override
  public CostGroup update(CostGroup group, InternalRow input) {
    group.addCluster(deserialize(values(input).getBinary(0)));
    return group;
  }

  @Override
  public CostGroup merge(CostGroup group, CostGroup other) {
    group.merge(other);
    return group;
  }

  @Override
  public Object eval(CostGroup group) {
    return group.toBytes();
  }

  @Override
  public byte[] serialize(CostGroup group) {
    return group.toBytes();
  }

  @Override
  public CostGroup deserialize(byte[] bytes) {
    return CostGroup.fromBytes(layout.group(), bytes);
  }

  @Override
  public DataType dataType() {
    return DataTypes.BinaryType;
  }

  @Override
  public boolean nullable() {
    return false;
  }
}

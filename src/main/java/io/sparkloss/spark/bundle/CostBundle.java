package io.sparkloss.spark.bundle;

import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.cost.group.RowLosses;
import io.sparkloss.spark.Catalyst;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.aggregate.ImperativeAggregate;
import org.apache.spark.sql.catalyst.expressions.aggregate.TypedImperativeAggregate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * One aggregate for all costs of a group: it takes the raw columns once and keeps every cost,
 * paired difference and count in one {@link CostGroup}. Its value is the group's bytes, which
 * {@link CostGroup#fromBytes} reads.
 *
 * <p>The losses of the row before are kept, and taken again when a row repeats it, as the rows of
 * GROUPING SETS do.
 *
 * @since 0.1.0
 */
public final class CostBundle extends TypedImperativeAggregate<CostGroup> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final BundleLayout layout;
  private final Seq<Expression> columns;
  private final int mutableOffset;
  private final int inputOffset;
  private transient @Nullable RowLosses losses;
  private transient int @Nullable [] ordinals;

  /** Creates the aggregate over columns in the order of the layout. */
  public CostBundle(BundleLayout layout, Seq<Expression> columns) {
    this(layout, columns, 0, 0);
  }

  /** Creates the aggregate with the places that Spark gives its buffer. */
  public CostBundle(
      BundleLayout layout, Seq<Expression> columns, int mutableOffset, int inputOffset) {
    this.layout = layout;
    this.columns = columns;
    this.mutableOffset = mutableOffset;
    this.inputOffset = inputOffset;
  }

  @Override
  public CostGroup createAggregationBuffer() {
    return new CostGroup(layout.group());
  }

  @Override
  public CostGroup update(CostGroup group, InternalRow input) {
    RowLosses row = losses;
    if (row == null) {
      row = new RowLosses(layout.group());
      losses = row;
      ordinals = ordinals();
    }
    int[] bound = ordinals;
    if (bound != null) {
      layout.read(input, bound, row.values());
    } else {
      layout.read(evaluated(input), identity(columns.length()), row.values());
    }
    row.evaluate();
    group.add(row);
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

  /** Returns where the columns stand in the input row, or null when they must be computed. */
  private int @Nullable [] ordinals() {
    int[] found = new int[columns.length()];
    for (int i = 0; i < found.length; i++) {
      if (!(columns.apply(i) instanceof BoundReference reference)) {
        return null;
      }
      found[i] = reference.ordinal();
    }
    return found;
  }

  private InternalRow evaluated(InternalRow input) {
    @Nullable Object[] values = new @Nullable Object[columns.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.apply(i).eval(input);
    }
    return new GenericInternalRow(values);
  }

  static int[] identity(int length) {
    int[] ordinals = new int[length];
    java.util.Arrays.setAll(ordinals, i -> i);
    return ordinals;
  }

  @Override
  public DataType dataType() {
    return DataTypes.BinaryType;
  }

  @Override
  public boolean nullable() {
    return false;
  }

  @Override
  public Seq<Expression> children() {
    return columns;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> newChildren) {
    return new CostBundle(layout, newChildren, mutableOffset, inputOffset);
  }

  @Override
  public int mutableAggBufferOffset() {
    return mutableOffset;
  }

  @Override
  public ImperativeAggregate withNewMutableAggBufferOffset(int offset) {
    return new CostBundle(layout, columns, offset, inputOffset);
  }

  @Override
  public int inputAggBufferOffset() {
    return inputOffset;
  }

  @Override
  public ImperativeAggregate withNewInputAggBufferOffset(int offset) {
    return new CostBundle(layout, columns, mutableOffset, offset);
  }

  @Override
  public String prettyName() {
    return "cost_bundle";
  }

  @Override
  public int productArity() {
    return 4;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> layout;
      case 1 -> columns;
      case 2 -> mutableOffset;
      case 3 -> inputOffset;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public boolean canEqual(@Nullable Object other) {
    return other instanceof CostBundle;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CostBundle bundle
        && layout.equals(bundle.layout)
        && columns.equals(bundle.columns)
        && mutableOffset == bundle.mutableOffset
        && inputOffset == bundle.inputOffset;
  }

  @Override
  public int hashCode() {
    return 31 * layout.hashCode() + columns.hashCode();
  }

  @Override
  public String toString() {
    return prettyName() + "(" + Catalyst.list(columns) + ")";
  }
}

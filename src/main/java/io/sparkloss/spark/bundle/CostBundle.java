package io.sparkloss.spark.bundle;

import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.cost.group.RowLosses;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.ObjectAggregate;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
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
public final class CostBundle extends ObjectAggregate<CostGroup> {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "cost_bundle";

  private final BundleLayout layout;
  private transient @Nullable RowLosses losses;
  private transient int @Nullable [] ordinals;

  /** Creates the aggregate over columns in the order of the layout. */
  public CostBundle(BundleLayout layout, Seq<Expression> columns) {
    this(NAME, layout, columns, 0, 0);
  }

  /** Creates the aggregate with the places that Spark gives its buffer. */
  public CostBundle(
      String name,
      BundleLayout layout,
      Seq<Expression> columns,
      int mutableOffset,
      int inputOffset) {
    super(name, layout, columns, mutableOffset, inputOffset);
    this.layout = layout;
  }

  /** Returns the costs, and the forms of the columns that they take. */
  public BundleLayout layout() {
    return layout;
  }

  @Override
  protected CostBundle copy(Seq<Expression> newInputs, int newMutable, int newInput) {
    return new CostBundle(NAME, layout, newInputs, newMutable, newInput);
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
    RowLosses row = losses;
    if (row == null) {
      row = new RowLosses(layout.group());
      losses = row;
      ordinals = ordinals();
    }
    int[] bound = ordinals;
    InternalRow columns = bound != null ? input : values(input);
    int[] places = bound != null ? bound : identity(children().length());
    layout.read(columns, places, row.values());
    row.evaluate();
    group.add(row);
    if (layout.hasTallies()) {
      tally(group, row, columns, places);
    }
    return group;
  }

  private void tally(CostGroup group, RowLosses row, InternalRow columns, int[] places) {
    int first = layout.forms().size();
    row.values()
        .setKeys(part -> KeyValue.of(columns, places[first + part], layout.keys().get(part)));
    long id = layout.allRows() == null ? 0 : columns.getLong(places[places.length - 1]);
    group.tallies().add(row, layout.kept(id));
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

  /** Returns the same without the grouping id, for what knows the set of a row itself. */
  public CostBundle withoutSet() {
    List<Expression> inputs = Catalyst.list(children());
    return children().length() < layout.inputs() || layout.allRows() == null
        ? this
        : copy(
            Catalyst.seq(List.copyOf(inputs.subList(0, layout.inputs() - 1))),
            mutableAggBufferOffset(),
            inputAggBufferOffset());
  }

  /** Returns where the columns stand in the input row, or null when they must be computed. */
  private int @Nullable [] ordinals() {
    int[] found = new int[children().length()];
    for (int i = 0; i < found.length; i++) {
      if (!(children().apply(i) instanceof BoundReference reference)) {
        return null;
      }
      found[i] = reference.ordinal();
    }
    return found;
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
}

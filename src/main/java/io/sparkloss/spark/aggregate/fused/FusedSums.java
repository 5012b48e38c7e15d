package io.sparkloss.spark.aggregate.fused;

import static io.sparkloss.spark.catalyst.Catalyst.seq;

import io.sparkloss.spark.aggregate.sums.CostSums;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.JavaProduct;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.aggregate.ImperativeAggregate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * Many {@link CostSums} in one function, whose result is a struct of theirs. It computes what a row
 * gives in generated code, and adds it to the buffer in a loop; what several members need, as the
 * weight or the loss, is computed and kept once. Spark's own way for many functions is a method for
 * each, and past a hundred fields no generated code at all.
 *
 * <p>The steps are those of {@link CostSums}, so results are the same to the bit. The buffer has
 * fixed-width fields, so hash aggregation and its spilling stay.
 *
 * <p>Used by one thread at a time, as Spark uses functions.
 *
 * @since 0.1.0
 */
public final class FusedSums extends ImperativeAggregate implements JavaProduct, Serializable {

  private static final long serialVersionUID = 1L;

  private final FusedForm form;
  private final Seq<Expression> inputs;
  private final int mutableOffset;
  private final int inputOffset;
  private final Seq<AttributeReference> fields;
  private final Seq<AttributeReference> inputFields;
  private transient @Nullable UnsafeProjection projection;
  private transient @Nullable RowSums steps;

  /**
   * Creates the function.
   *
   * @param form its members
   * @param inputs the inputs of all members, one after the other
   * @param mutableOffset where the buffer to change starts
   * @param inputOffset where the buffer to merge starts
   */
  public FusedSums(FusedForm form, Seq<Expression> inputs, int mutableOffset, int inputOffset) {
    this.form = form;
    this.inputs = inputs;
    this.mutableOffset = mutableOffset;
    this.inputOffset = inputOffset;
    this.fields = seq(form.fields());
    this.inputFields =
        seq(Catalyst.list(fields).stream().map(field -> field.newInstance()).toList());
  }

  /** Returns the members and what is kept for them. */
  public FusedForm form() {
    return form;
  }

  @Override
  public void initialize(InternalRow buffer) {
    steps().initialize(buffer);
  }

  @Override
  public void update(InternalRow buffer, InternalRow input) {
    UnsafeProjection values = projection;
    if (values == null) {
      values = UnsafeProjection.create(seq(form.rowExpressions(Catalyst.list(inputs))));
      projection = values;
    }
    steps().update(buffer, values.apply(input));
  }

  @Override
  public void merge(InternalRow buffer, InternalRow input) {
    steps().merge(buffer, input, inputOffset);
  }

  @Override
  public Object eval(InternalRow buffer) {
    List<FusedForm.Member> members = form.members();
    Object[] results = new Object[members.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = steps().result(buffer, members.get(i));
    }
    return new GenericInternalRow(results);
  }

  private RowSums steps() {
    RowSums known = steps;
    if (known == null) {
      known = new RowSums(form, mutableOffset);
      steps = known;
    }
    return known;
  }

  @Override
  public Seq<AttributeReference> aggBufferAttributes() {
    return fields;
  }

  @Override
  public Seq<AttributeReference> inputAggBufferAttributes() {
    return inputFields;
  }

  @Override
  public StructType aggBufferSchema() {
    StructType schema = new StructType();
    for (AttributeReference field : Catalyst.list(fields)) {
      schema = schema.add(field.name(), field.dataType(), field.nullable());
    }
    return schema;
  }

  @Override
  public DataType dataType() {
    StructType type = new StructType();
    for (int i = 0; i < form.members().size(); i++) {
      type = type.add("_" + i, DataTypes.DoubleType, true);
    }
    return type;
  }

  @Override
  public boolean nullable() {
    return false;
  }

  @Override
  public int mutableAggBufferOffset() {
    return mutableOffset;
  }

  @Override
  public ImperativeAggregate withNewMutableAggBufferOffset(int offset) {
    return new FusedSums(form, inputs, offset, inputOffset);
  }

  @Override
  public int inputAggBufferOffset() {
    return inputOffset;
  }

  @Override
  public ImperativeAggregate withNewInputAggBufferOffset(int offset) {
    return new FusedSums(form, inputs, mutableOffset, offset);
  }

  @Override
  public String prettyName() {
    return "fused_costs";
  }

  @Override
  public Seq<Expression> children() {
    return inputs;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> newChildren) {
    return new FusedSums(form, newChildren, mutableOffset, inputOffset);
  }

  @Override
  public Iterator<Object> flatArguments() {
    return form.flatArguments(Catalyst.list(inputs));
  }

  @Override
  public List<Object> elements() {
    return List.of(form, inputs, mutableOffset, inputOffset);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return JavaProduct.equal(this, other);
  }

  @Override
  public int hashCode() {
    return elements().hashCode();
  }
}

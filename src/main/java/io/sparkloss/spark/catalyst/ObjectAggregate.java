package io.sparkloss.spark.catalyst;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.apache.spark.sql.catalyst.expressions.MutableProjection$;
import org.apache.spark.sql.catalyst.expressions.aggregate.ImperativeAggregate;
import org.apache.spark.sql.catalyst.expressions.aggregate.TypedImperativeAggregate;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * An aggregate that keeps an object for each group, and what every such class needs to be an
 * expression. What a row gives is computed by generated code.
 *
 * <p>A subclass must have one public constructor of (String, its form, Seq, int, int): Spark copies
 * expressions by calling it with the product's elements.
 *
 * @param <B> the object
 * @since 0.1.0
 */
public abstract class ObjectAggregate<B> extends TypedImperativeAggregate<B>
    implements JavaProduct, Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final Serializable form;
  private final Seq<Expression> inputs;
  private final int mutableOffset;
  private final int inputOffset;
  private transient @Nullable MutableProjection projection;
  private transient @Nullable GenericInternalRow row;

  protected ObjectAggregate(
      String name, Serializable form, Seq<Expression> inputs, int mutableOffset, int inputOffset) {
    this.name = name;
    this.form = form;
    this.inputs = inputs;
    this.mutableOffset = mutableOffset;
    this.inputOffset = inputOffset;
  }

  /** Makes the same function with other inputs and offsets. */
  protected abstract ObjectAggregate<B> copy(
      Seq<Expression> newInputs, int newMutable, int newInput);

  /** Returns what is computed of each row, from the inputs. */
  protected abstract List<Expression> rowExpressions(List<Expression> from);

  /** Returns the values of the row expressions; the same row object every time. */
  protected final InternalRow values(InternalRow input) {
    if (projection == null) {
      List<Expression> expressions = rowExpressions(Catalyst.list(inputs));
      row = new GenericInternalRow(expressions.size());
      projection = MutableProjection$.MODULE$.create(Catalyst.seq(expressions));
      projection.target(row);
    }
    projection.apply(input);
    return Objects.requireNonNull(row);
  }

  @Override
  public final Seq<Expression> children() {
    return inputs;
  }

  @Override
  public final Expression withNewChildrenInternal(IndexedSeq<Expression> newChildren) {
    return copy(newChildren, mutableOffset, inputOffset);
  }

  @Override
  public final int mutableAggBufferOffset() {
    return mutableOffset;
  }

  @Override
  public final ImperativeAggregate withNewMutableAggBufferOffset(int offset) {
    return copy(inputs, offset, inputOffset);
  }

  @Override
  public final int inputAggBufferOffset() {
    return inputOffset;
  }

  @Override
  public final ImperativeAggregate withNewInputAggBufferOffset(int offset) {
    return copy(inputs, mutableOffset, offset);
  }

  @Override
  public final String prettyName() {
    return name;
  }

  @Override
  public final String nodeName() {
    return name;
  }

  @Override
  public final Iterator<Object> flatArguments() {
    return Catalyst.iterator(inputs);
  }

  @Override
  public final List<Object> elements() {
    return List.of(name, form, inputs, mutableOffset, inputOffset);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return JavaProduct.equal(this, other);
  }

  @Override
  public final int hashCode() {
    return elements().hashCode();
  }
}

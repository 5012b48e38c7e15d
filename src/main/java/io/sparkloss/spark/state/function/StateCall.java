package io.sparkloss.spark.state.function;

import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.JavaProduct;
import io.sparkloss.spark.state.StateValues;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * A function of states under the name and with the arguments that the user wrote. What it computes
 * is left to a call of {@link StateValues}, made once the types of the arguments are known.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class StateCall extends Expression implements JavaProduct, Serializable {

  private static final long serialVersionUID = 1L;

  private final StateReader reader;
  private final Seq<Expression> arguments;
  private transient @Nullable Expression replacement;

  /** Creates the call. */
  public StateCall(StateReader reader, Seq<Expression> arguments) {
    this.reader = reader;
    this.arguments = arguments;
  }

  private Expression replacement() {
    Expression known = replacement;
    if (known == null) {
      known = reader.build(Catalyst.list(arguments));
      replacement = known;
    }
    return known;
  }

  @Override
  public String prettyName() {
    return reader.functionName();
  }

  @Override
  public Seq<Expression> children() {
    return arguments;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new StateCall(reader, children);
  }

  @Override
  public DataType dataType() {
    return replacement().dataType();
  }

  @Override
  public boolean nullable() {
    return true;
  }

  @Override
  public boolean nullIntolerant() {
    return true;
  }

  @Override
  public boolean throwable() {
    return true;
  }

  @Override
  public boolean foldable() {
    return Catalyst.list(arguments).stream().allMatch(Expression::foldable);
  }

  @Override
  public @Nullable Object eval(@Nullable InternalRow row) {
    return replacement().eval(row);
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    ExprCode generated = replacement().genCode(context);
    return code.copy(generated.code(), generated.isNull(), generated.value());
  }

  @Override
  public Iterator<Object> flatArguments() {
    return Catalyst.iterator(arguments);
  }

  @Override
  public List<Object> elements() {
    return List.of(reader, arguments);
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

package io.sparkloss.spark.aggregate.sums;

import io.sparkloss.spark.Catalyst;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * The call of a static method of doubles whose arguments are never NULL. Its generated code holds
 * the arguments in local variables, where {@code StaticInvoke} puts each into a field of the
 * generated class and tests it for NULL, which costs a sum more than its arithmetic.
 */
public final class PrimitiveCall extends Expression implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Class<?> owner;
  private final String method;
  private final Seq<Expression> arguments;
  private transient @Nullable Expression interpreted;

  /** Creates the call. */
  public PrimitiveCall(Class<?> owner, String method, Seq<Expression> arguments) {
    this.owner = owner;
    this.method = method;
    this.arguments = arguments;
  }

  @Override
  public Seq<Expression> children() {
    return arguments;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new PrimitiveCall(owner, method, children);
  }

  @Override
  public DataType dataType() {
    return DataTypes.DoubleType;
  }

  @Override
  public boolean nullable() {
    return false;
  }

  @Override
  public boolean foldable() {
    return false;
  }

  @Override
  public @Nullable Object eval(@Nullable InternalRow row) {
    Expression call = interpreted;
    if (call == null) {
      call =
          Catalyst.staticInvoke(
              owner, method, dataType(), Catalyst.list(arguments).toArray(Expression[]::new));
      interpreted = call;
    }
    return call.eval(row);
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    List<ExprCode> values = new ArrayList<>();
    for (Expression argument : Catalyst.list(arguments)) {
      values.add(argument.genCode(context));
    }
    return Catalyst.call(context, code, values, owner.getName() + "." + method);
  }

  @Override
  public int productArity() {
    return 3;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> owner;
      case 1 -> method;
      case 2 -> arguments;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public boolean canEqual(@Nullable Object other) {
    return other instanceof PrimitiveCall;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PrimitiveCall call
        && owner.equals(call.owner)
        && method.equals(call.method)
        && arguments.equals(call.arguments);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * owner.hashCode() + method.hashCode()) + arguments.hashCode();
  }

  @Override
  public String toString() {
    return Catalyst.list(arguments).stream()
        .map(Object::toString)
        .collect(Collectors.joining(", ", method + "(", ")"));
  }
}

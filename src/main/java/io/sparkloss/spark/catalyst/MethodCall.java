package io.sparkloss.spark.catalyst;

import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * The call of a Java method that never returns null; NULL where an argument is NULL, and the
 * arguments after that one are then not computed.
 *
 * <p>Its generated code holds arguments and result in local variables. Spark's {@code Invoke} and
 * {@code StaticInvoke} put each argument into a field of the generated class, which costs a sum
 * more than its arithmetic.
 *
 * @since 0.1.0
 */
public final class MethodCall extends Expression implements JavaProduct, NullRule, Serializable {

  private static final long serialVersionUID = 1L;

  /** The object, or the class of a static method. */
  private final Serializable target;

  private final String method;
  private final DataType type;
  private final Seq<Expression> arguments;
  private transient @Nullable Expression interpreted;

  /**
   * Creates the call.
   *
   * @param target the object whose method is called, or the class of a static method
   * @param method the name of the method
   * @param type what it returns
   * @param arguments its arguments, in the form that generated code holds them
   */
  public MethodCall(Serializable target, String method, DataType type, Seq<Expression> arguments) {
    this.target = target;
    this.method = method;
    this.type = type;
    this.arguments = arguments;
  }

  /** Returns the call of a method of an object, or of the static method of a class. */
  public static MethodCall of(
      Serializable target, String method, DataType type, Expression... arguments) {
    return new MethodCall(target, method, type, Catalyst.seq(arguments));
  }

  /** Returns the object, or the class of a static method. */
  public Serializable target() {
    return target;
  }

  /** Returns the name of the method. */
  public String method() {
    return method;
  }

  @Override
  public Seq<Expression> children() {
    return arguments;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new MethodCall(target, method, type, children);
  }

  @Override
  public DataType dataType() {
    return type;
  }

  @Override
  public boolean nullable() {
    return Catalyst.list(arguments).stream().anyMatch(Expression::nullable);
  }

  @Override
  public Expression isNullTest() {
    return Catalyst.anyNull(Catalyst.list(arguments));
  }

  @Override
  public boolean nullIntolerant() {
    return true;
  }

  /** A call is left to run time: an error belongs to a row. */
  @Override
  public boolean foldable() {
    return false;
  }

  @Override
  public @Nullable Object eval(@Nullable InternalRow row) {
    Expression call = interpreted;
    if (call == null) {
      call = Catalyst.interpretedCall(target, method, type, arguments);
      interpreted = call;
    }
    return call.eval(row);
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    List<ExprCode> values = new ArrayList<>();
    for (Expression argument : Catalyst.list(arguments)) {
      ExprCode value = argument.genCode(context);
      values.add(argument.nullable() ? value : GeneratedCode.neverNull(value));
    }
    if (target instanceof Adapter adapter
        && adapter.passesOn(method)
        && isVisible(adapter.adapted().getClass())) {
      String callee = reference(context, adapter.adapted()) + "." + method;
      return GeneratedCode.call(
          context, code, values, type, callee, reference(context, adapter) + ".refused");
    }
    String owner =
        target instanceof Class<?> owning ? owning.getCanonicalName() : reference(context, target);
    return GeneratedCode.call(context, code, values, type, owner + "." + method, null);
  }

  private static String reference(CodegenContext context, Object object) {
    return context.addReferenceObj("target", object, object.getClass().getCanonicalName());
  }

  /** Generated code can call an object when it can name its class. */
  private static boolean isVisible(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      if (!Modifier.isPublic(each.getModifiers()) || each.getCanonicalName() == null) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Object> elements() {
    return List.of(target, method, type, arguments);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return JavaProduct.equal(this, other);
  }

  @Override
  public int hashCode() {
    return elements().hashCode();
  }

  @Override
  public String toString() {
    return Catalyst.list(arguments).stream()
        .map(Object::toString)
        .collect(Collectors.joining(", ", method + "(", ")"));
  }
}

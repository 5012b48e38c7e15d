package io.sparkloss.spark.catalyst;

import java.io.Serializable;
import java.util.List;
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
 * A double, or 0 where a condition holds; never NULL, for the condition must hold where the double
 * is NULL.
 *
 * <p>Both are always computed, other than by {@code IF}. Spark computes an expression once that
 * stands in several places only where it is sure to be needed: so a loss that is tested for NULL in
 * the condition is not computed again for its value.
 *
 * @since 0.1.0
 */
public final class ZeroIf extends Expression implements JavaProduct, Serializable {

  private static final long serialVersionUID = 1L;

  private final Expression condition;
  private final Expression value;

  /** Creates the expression. */
  public ZeroIf(Expression condition, Expression value) {
    this.condition = condition;
    this.value = value;
  }

  @Override
  public Seq<Expression> children() {
    return Catalyst.seq(condition, value);
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new ZeroIf(children.apply(0), children.apply(1));
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
  public Object eval(@Nullable InternalRow row) {
    Object number = value.eval(row);
    return Boolean.TRUE.equals(condition.eval(row)) ? (Object) 0.0 : number;
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    return GeneratedCode.zeroIf(context, code, condition.genCode(context), value.genCode(context));
  }

  @Override
  public List<Object> elements() {
    return List.of(condition, value);
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

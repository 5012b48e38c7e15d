package io.sparkloss.spark.row;

import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.JavaProduct;
import io.sparkloss.spark.catalyst.NullRule;
import java.io.Serializable;
import java.util.ArrayList;
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
 * A function of one row, known by a {@link RowLoss} and its arguments as written. What it computes
 * is left to a replacement made of Spark's own expressions.
 *
 * <p>A subclass must have one public constructor of (RowLoss, Seq): Spark copies expressions by
 * calling it with the product's elements.
 *
 * @since 0.1.0
 */
public abstract class RowExpression extends Expression
    implements JavaProduct, NullRule, Serializable {

  private static final long serialVersionUID = 1L;

  private final RowLoss rowLoss;
  private final Seq<Expression> arguments;
  private transient @Nullable Expression replacement;

  RowExpression(RowLoss rowLoss, Seq<Expression> arguments) {
    this.rowLoss = rowLoss;
    this.arguments = arguments;
  }

  /** Returns the loss and how it is applied. */
  public RowLoss rowLoss() {
    return rowLoss;
  }

  /** Returns the data arguments: label, prediction, [scale]. */
  public List<Expression> data() {
    return Catalyst.list(arguments).subList(0, rowLoss.inputs());
  }

  /** Makes the expression that does the work. */
  abstract Expression replace(RowLoss loss, List<Expression> data);

  /** Makes the same function of other arguments. */
  abstract RowExpression with(RowLoss loss, Seq<Expression> others);

  private Expression replacement() {
    Expression known = replacement;
    if (known == null) {
      known = replace(rowLoss, data());
      replacement = known;
    }
    return known;
  }

  @Override
  public String prettyName() {
    return rowLoss.sqlName();
  }

  @Override
  public Seq<Expression> children() {
    return arguments;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return with(rowLoss, children);
  }

  @Override
  public DataType dataType() {
    return replacement().dataType();
  }

  @Override
  public boolean nullable() {
    return replacement().nullable();
  }

  @Override
  public Expression isNullTest() {
    return Catalyst.isNull(replacement());
  }

  /** NULL in gives NULL, so Spark may infer that a filter needs its arguments. */
  @Override
  public boolean nullIntolerant() {
    return true;
  }

  @Override
  public boolean throwable() {
    return rowLoss.mode() == Mode.RAISE;
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
    return Catalyst.seq(new ArrayList<Object>(Catalyst.list(arguments))).iterator();
  }

  @Override
  public List<Object> elements() {
    return List.of(rowLoss, arguments);
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

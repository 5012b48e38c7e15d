package io.sparkloss.spark.aggregate;

import static io.sparkloss.spark.catalyst.Catalyst.seq;

import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.JavaProduct;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.TypeCheckResult;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceableAggregate;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Enumeration;
import scala.collection.Iterator;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * An aggregate under the name and with the arguments that the user wrote. Spark replaces it, once
 * the types of the arguments are known, by the function that computes it.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class NamedAggregate extends AggregateFunction
    implements RuntimeReplaceableAggregate, JavaProduct, Serializable {

  private static final long serialVersionUID = 1L;

  private final Recipe recipe;
  private final Seq<Expression> arguments;
  private transient @Nullable AggregateFunction built;

  /** Creates the call. */
  public NamedAggregate(Recipe recipe, Seq<Expression> arguments) {
    this.recipe = recipe;
    this.arguments = arguments;
  }

  @Override
  public AggregateFunction replacement() {
    AggregateFunction function = built;
    if (function == null) {
      function = recipe.build(Catalyst.list(arguments));
      built = function;
    }
    return function;
  }

  @Override
  public TypeCheckResult checkInputDataTypes() {
    return replacement().checkInputDataTypes();
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
  public Expression canonicalized() {
    return replacement().canonicalized();
  }

  @Override
  public Seq<Enumeration.Value> nodePatterns() {
    return seq(TreePattern.RUNTIME_REPLACEABLE());
  }

  @Override
  @SuppressWarnings("checkstyle:MethodName") // the name that Scala gives to the trait's field
  public void
      org$apache$spark$sql$catalyst$expressions$RuntimeReplaceable$_setter_$nodePatterns_$eq(
          Seq<Enumeration.Value> patterns) {
    // The patterns are fixed.
  }

  @Override
  public StructType aggBufferSchema() {
    throw replaced();
  }

  @Override
  public Seq<AttributeReference> aggBufferAttributes() {
    throw replaced();
  }

  @Override
  public Seq<AttributeReference> inputAggBufferAttributes() {
    throw replaced();
  }

  @Override
  public Object eval(InternalRow input) {
    throw replaced();
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    throw replaced();
  }

  private IllegalStateException replaced() {
    return new IllegalStateException(recipe.name() + " is replaced before it runs");
  }

  @Override
  public String prettyName() {
    return recipe.name();
  }

  @Override
  public String nodeName() {
    return recipe.name();
  }

  @Override
  public Seq<Expression> children() {
    return arguments;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> newChildren) {
    return new NamedAggregate(recipe, newChildren);
  }

  @Override
  public List<Object> elements() {
    return List.of(recipe, arguments);
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
  public Iterator<Object> flatArguments() {
    return Catalyst.iterator(arguments);
  }
}

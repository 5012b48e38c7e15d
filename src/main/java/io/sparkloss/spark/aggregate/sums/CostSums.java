package io.sparkloss.spark.aggregate.sums;

import static io.sparkloss.spark.catalyst.Catalyst.seq;

import io.sparkloss.cost.score.SumsLayout;
import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.JavaProduct;
import io.sparkloss.spark.catalyst.MethodCall;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.DeclarativeAggregate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * Three-part sums of the terms of each row, weighted or not, and what follows from them; in
 * generated code, with only doubles and at most one long in the buffer.
 *
 * <p>A row with a NULL term or weight, or of weight 0, adds 0 to every sum. A weight that is NaN,
 * infinite or negative raises an error.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class CostSums extends DeclarativeAggregate implements JavaProduct {

  private static final long serialVersionUID = 1L;

  private final SumsForm form;
  private final Terms terms;
  private final Seq<Expression> inputs;
  private final List<AttributeReference> fields;

  /**
   * Creates the function.
   *
   * @param form which sums, and what is made of them
   * @param terms what is summed of each row
   * @param inputs from what the terms are made
   */
  public CostSums(SumsForm form, Terms terms, Seq<Expression> inputs) {
    this.form = form;
    this.terms = terms;
    this.inputs = inputs;
    this.fields = form.fields();
  }

  /** Returns which sums are kept, and what is made of them. */
  public SumsForm form() {
    return form;
  }

  /** Returns the expressions of a row. */
  private RowTerms row() {
    return RowTerms.of(form, terms.of(Catalyst.list(inputs)));
  }

  /** Returns what is summed of each row. */
  public Terms terms() {
    return terms;
  }

  @Override
  public Seq<AttributeReference> aggBufferAttributes() {
    return seq(fields);
  }

  @Override
  public Seq<Expression> initialValues() {
    List<Expression> values = new ArrayList<>();
    if (form.layout().rows()) {
      values.add(Catalyst.literal(0L, DataTypes.LongType));
    }
    for (double part : form.layout().empty()) {
      values.add(Catalyst.literal(part, DataTypes.DoubleType));
    }
    return seq(values);
  }

  @Override
  public Seq<Expression> updateExpressions() {
    return seq(new SumsUpdate(form, fields, row()).expressions());
  }

  @Override
  public Seq<Expression> mergeExpressions() {
    SumsLayout layout = form.layout();
    List<AttributeReference> others = Catalyst.list(inputAggBufferAttributes());
    List<Expression> merged = new ArrayList<>();
    if (layout.rows()) {
      merged.add(Catalyst.add(fields.get(0), others.get(0)));
    }
    int first = form.firstPart();
    int extremes = first + layout.extremes();
    for (int at = first; at < extremes; at += SumsLayout.PARTS) {
      merged.addAll(merged(fields.subList(at, at + 3), others.subList(at, at + 3)));
    }
    if (layout.extremeTerm() >= 0) {
      merged.add(SumsUpdate.extreme("min", fields.get(extremes), others.get(extremes)));
      merged.add(SumsUpdate.extreme("max", fields.get(extremes + 1), others.get(extremes + 1)));
    }
    return seq(merged);
  }

  private static List<Expression> merged(
      List<AttributeReference> mine, List<AttributeReference> other) {
    return List.of(
        parts("addedHigh", mine.get(0), other.get(0)),
        parts("mergedMiddle", mine.get(0), mine.get(1), other.get(0), other.get(1)),
        parts(
            "mergedLow",
            mine.get(0),
            mine.get(1),
            mine.get(2),
            other.get(0),
            other.get(1),
            other.get(2)));
  }

  static Expression parts(String method, Expression... arguments) {
    return MethodCall.of(ThreePartSum.class, method, DataTypes.DoubleType, arguments);
  }

  @Override
  public Expression evaluateExpression() {
    int first = form.firstPart();
    Expression rows = first == 0 ? Catalyst.literal(0L, DataTypes.LongType) : fields.get(0);
    return Catalyst.invoke(
        new ScoreAdapter(form.score(), form.weighted()),
        "result",
        DataTypes.DoubleType,
        rows,
        Catalyst.array(fields.subList(first, fields.size())));
  }

  @Override
  public DataType dataType() {
    return DataTypes.DoubleType;
  }

  @Override
  public boolean nullable() {
    return true;
  }

  @Override
  public String prettyName() {
    return form.name();
  }

  @Override
  public String nodeName() {
    return form.name();
  }

  @Override
  public Seq<Expression> children() {
    return inputs;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> newChildren) {
    return new CostSums(form, terms, newChildren);
  }

  @Override
  public List<Object> elements() {
    return List.of(form, terms, inputs);
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
    return Catalyst.iterator(inputs);
  }
}

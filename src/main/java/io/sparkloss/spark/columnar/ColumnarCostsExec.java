package io.sparkloss.spark.columnar;

import io.sparkloss.spark.bundle.CostBundle;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.JavaProduct;
import io.sparkloss.spark.columnar.batch.BatchTask;
import io.sparkloss.spark.columnar.batch.GroupKeys;
import io.sparkloss.spark.columnar.bundle.BundleBatches;
import io.sparkloss.spark.columnar.sums.CostBatches;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.AttributeSet$;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Predicate$;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.execution.ColumnarToRowTransition;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.metric.SQLMetrics;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;

/**
 * The partial step of an aggregation of costs, straight from column batches. Gives the rows that
 * Spark's own partial aggregation would give.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class ColumnarCostsExec extends SparkPlan
    implements ColumnarToRowTransition, JavaProduct {

  private static final long serialVersionUID = 1L;

  private final Seq<Seq<Expression>> keys;
  private final Seq<AggregateExpression> costs;
  private final Option<Expression> condition;
  private final Seq<Attribute> output;
  private final SparkPlan child;
  private transient scala.collection.immutable.@Nullable Map<String, SQLMetric> metrics;

  /**
   * Creates the step.
   *
   * @param keys the keys of each grouping set: columns of the child, or constants
   * @param costs the aggregates over columns of the child, in partial mode
   * @param condition which rows count; empty for all
   * @param output the keys and the fields of the buffers
   * @param child gives the batches
   */
  public ColumnarCostsExec(
      Seq<Seq<Expression>> keys,
      Seq<AggregateExpression> costs,
      Option<Expression> condition,
      Seq<Attribute> output,
      SparkPlan child) {
    this.keys = keys;
    this.costs = costs;
    this.condition = condition;
    this.output = output;
    this.child = child;
  }

  /** Returns what tasks do, or empty when it cannot be done with batches. */
  Optional<BatchTask> task() {
    List<Attribute> columns = Catalyst.list(child.output());
    List<AggregateFunction> functions =
        Catalyst.list(costs).stream().map(AggregateExpression::aggregateFunction).toList();
    List<List<Expression>> sets = new ArrayList<>();
    Catalyst.list(keys).forEach(set -> sets.add(Catalyst.list(set)));
    return GroupKeys.of(sets, columns)
        .flatMap(
            grouping ->
                functions.size() == 1 && functions.get(0) instanceof CostBundle bundle
                    ? BundleBatches.task(bundle, grouping, columns)
                    : CostBatches.task(functions, grouping, columns));
  }

  @Override
  public RDD<InternalRow> doExecute() {
    BatchTask task =
        task().orElseThrow(() -> new IllegalStateException("not checked for batches: " + this));
    Step step =
        new Step(
            task,
            condition,
            child.output(),
            output,
            new PartialRows.Metrics(
                longMetric("numInputBatches"),
                longMetric("numInputRows"),
                longMetric("numOutputRows"),
                longMetric("time")));
    return child
        .executeColumnar()
        .mapPartitionsWithIndex(step, false, ClassTag$.MODULE$.apply(InternalRow.class));
  }

  /** The work of one task; sent to executors. */
  private static final class Step
      extends AbstractFunction2<Object, Iterator<ColumnarBatch>, Iterator<InternalRow>>
      implements Serializable {

    private static final long serialVersionUID = 1L;

    private final BatchTask task;
    private final Option<Expression> condition;
    private final Seq<Attribute> columns;
    private final Seq<Attribute> output;
    private final PartialRows.Metrics metrics;

    Step(
        BatchTask task,
        Option<Expression> condition,
        Seq<Attribute> columns,
        Seq<Attribute> output,
        PartialRows.Metrics metrics) {
      this.task = task;
      this.condition = condition;
      this.columns = columns;
      this.output = output;
      this.metrics = metrics;
    }

    @Override
    public Iterator<InternalRow> apply(Object partition, Iterator<ColumnarBatch> batches) {
      BasePredicate test = null;
      if (condition.isDefined()) {
        test = Predicate$.MODULE$.create(condition.get(), columns);
        test.initialize((Integer) partition);
      }
      DataType[] types =
          Catalyst.list(output).stream().map(Attribute::dataType).toArray(DataType[]::new);
      return new PartialRows(batches, task.start(), UnsafeProjection.create(types), test, metrics);
    }
  }

  @Override
  public scala.collection.immutable.Map<String, SQLMetric> metrics() {
    scala.collection.immutable.Map<String, SQLMetric> known = metrics;
    if (known == null) {
      Map<String, SQLMetric> made = new LinkedHashMap<>();
      made.put(
          "numInputBatches", SQLMetrics.createMetric(sparkContext(), "number of input batches"));
      made.put("numInputRows", SQLMetrics.createMetric(sparkContext(), "number of input rows"));
      made.put("numOutputRows", SQLMetrics.createMetric(sparkContext(), "number of output rows"));
      made.put("time", SQLMetrics.createNanoTimingMetric(sparkContext(), "time in batches", -1));
      known = Catalyst.map(made);
      metrics = known;
    }
    return known;
  }

  @Override
  public Seq<Attribute> output() {
    return output;
  }

  @Override
  public AttributeSet producedAttributes() {
    return AttributeSet$.MODULE$.apply(
        Catalyst.<Expression>seq(List.copyOf(Catalyst.list(output))));
  }

  @Override
  public SparkPlan child() {
    return child;
  }

  @Override
  public Seq<SparkPlan> children() {
    return Catalyst.seq(child);
  }

  @Override
  public SparkPlan withNewChildInternal(SparkPlan newChild) {
    return new ColumnarCostsExec(keys, costs, condition, output, newChild);
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> newChildren) {
    return withNewChildInternal(newChildren.head());
  }

  @Override
  public List<Object> elements() {
    return List.of(keys, costs, condition, output, child);
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

package io.sparkloss.spark.aggregate.fused;

import io.sparkloss.spark.aggregate.sums.CostSums;
import io.sparkloss.spark.aggregate.sums.FilteredTerms;
import io.sparkloss.spark.catalyst.Catalyst;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.internal.SQLConf;
import scala.Option;

/**
 * Fits the costs of an aggregation to how Spark generates code.
 *
 * <p>A FILTER clause becomes part of what a row gives. Spark computes expressions that occur twice
 * before it looks at the filter, so that a row which the filter leaves out could raise an error.
 *
 * <p>Where the fields and the grouping keys are more than {@code spark.sql.codegen.maxFields}, past
 * which Spark generates no code, one {@link FusedSums} replaces the costs. Left as they are:
 * aggregations with DISTINCT, and those over streams, whose state must keep its form.
 *
 * @since 0.1.0
 */
public final class FuseCosts extends Rule<LogicalPlan> {

  /** Creates the rule. */
  public FuseCosts() {}

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformDown(
        Catalyst.partial(
            Aggregate.class,
            node -> {
              LogicalPlan folded =
                  node.transformExpressionsDown(
                      Catalyst.partial(AggregateExpression.class, FuseCosts::foldFilter));
              return folded instanceof Aggregate aggregate && !aggregate.isStreaming()
                  ? fuse(aggregate)
                  : folded;
            }));
  }

  private static Expression foldFilter(AggregateExpression call) {
    if (!(call.aggregateFunction() instanceof CostSums sums)
        || call.filter().isEmpty()
        || call.isDistinct()) {
      return call;
    }
    List<Expression> inputs = new ArrayList<>(Catalyst.list(sums.children()));
    inputs.add(call.filter().get());
    return new AggregateExpression(
        new CostSums(sums.form(), new FilteredTerms(sums.terms()), Catalyst.seq(inputs)),
        call.mode(),
        false,
        Option.empty(),
        call.resultId());
  }

  private static LogicalPlan fuse(Aggregate aggregate) {
    Map<Expression, AggregateExpression> costs = new LinkedHashMap<>();
    int fields = aggregate.groupingExpressions().size();
    for (AggregateExpression call : calls(aggregate)) {
      if (call.isDistinct()) {
        return aggregate;
      }
      if (costs.containsKey(call.canonicalized())) {
        continue;
      }
      fields += call.aggregateFunction().aggBufferAttributes().size();
      if (call.aggregateFunction() instanceof CostSums) {
        costs.put(call.canonicalized(), call);
      }
    }
    return costs.size() < 2 || fields <= SQLConf.get().wholeStageMaxNumFields()
        ? aggregate
        : replace(aggregate, costs);
  }

  private static List<AggregateExpression> calls(Aggregate aggregate) {
    List<AggregateExpression> calls = new ArrayList<>();
    for (Object expression : Catalyst.list(aggregate.aggregateExpressions())) {
      collect((Expression) expression, calls);
    }
    return calls;
  }

  private static void collect(Expression expression, List<AggregateExpression> calls) {
    if (expression instanceof AggregateExpression call) {
      calls.add(call);
    }
    Catalyst.list(expression.children()).forEach(child -> collect(child, calls));
  }

  private static LogicalPlan replace(
      Aggregate aggregate, Map<Expression, AggregateExpression> costs) {
    FormBuilder form = new FormBuilder();
    Map<Expression, Integer> places = new LinkedHashMap<>();
    costs.forEach(
        (key, call) -> {
          places.put(key, places.size());
          form.add((CostSums) call.aggregateFunction());
        });
    Expression fused = form.build().toAggregateExpression();
    return aggregate.transformExpressionsDown(
        Catalyst.partial(
            AggregateExpression.class,
            call -> {
              Integer place = places.get(call.canonicalized());
              return place == null ? call : Catalyst.structField(fused, place);
            }));
  }
}

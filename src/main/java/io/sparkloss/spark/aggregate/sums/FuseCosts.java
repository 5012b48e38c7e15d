package io.sparkloss.spark.aggregate.sums;

import io.sparkloss.spark.Catalyst;
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
import scala.runtime.AbstractPartialFunction;

/**
 * Replaces the costs of an aggregation by one {@link FusedSums} where their fields and the grouping
 * keys are more than {@code spark.sql.codegen.maxFields}, past which Spark generates no code.
 *
 * <p>Left as they are: aggregations with DISTINCT, and those over streams, whose state must keep
 * its form.
 *
 * @since 0.1.0
 */
public final class FuseCosts extends Rule<LogicalPlan> {

  /** Creates the rule. */
  public FuseCosts() {}

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformDown(
        new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return node instanceof Aggregate && !node.isStreaming();
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            return fuse((Aggregate) node);
          }
        });
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
    List<FusedForm.Member> members = new ArrayList<>();
    List<Expression> inputs = new ArrayList<>();
    Map<Expression, Integer> places = new LinkedHashMap<>();
    costs.forEach(
        (key, call) -> {
          places.put(key, places.size());
          CostSums sums = (CostSums) call.aggregateFunction();
          List<Expression> own = new ArrayList<>(Catalyst.list(sums.children()));
          Terms terms = sums.terms();
          if (call.filter().isDefined()) {
            own.add(call.filter().get());
            terms = new FilteredTerms(terms);
          }
          members.add(new FusedForm.Member(sums.form(), terms, own.size()));
          inputs.addAll(own);
        });
    Expression fused =
        new FusedSums(new FusedForm(members), Catalyst.seq(inputs), 0, 0).toAggregateExpression();
    return aggregate.transformExpressionsDown(
        new AbstractPartialFunction<Expression, Expression>() {
          @Override
          public boolean isDefinedAt(Expression expression) {
            return expression instanceof AggregateExpression
                && places.containsKey(expression.canonicalized());
          }

          @Override
          public Expression apply(Expression expression) {
            Integer place = places.get(expression.canonicalized());
            return place == null ? expression : Catalyst.structField(fused, place);
          }
        });
  }
}

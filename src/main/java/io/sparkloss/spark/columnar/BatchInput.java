package io.sparkloss.spark.columnar;

import io.sparkloss.spark.bundle.CostBundle;
import io.sparkloss.spark.catalyst.Catalyst;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.execution.ExpandExec;
import org.apache.spark.sql.execution.FilterExec;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.aggregate.BaseAggregateExec;
import scala.Option;
import scala.collection.immutable.Seq;

/**
 * What a partial aggregation reads, with the operators between it and the scan taken up: GROUPING
 * SETS, which Spark makes by giving every row once for each set, become several sets of keys;
 * columns that were only renamed or cast become the scan's; a filter becomes a condition. A
 * projection under the filter, as Delta makes one for tables with deletion vectors, is taken up
 * too.
 *
 * @param keys the keys of each grouping set
 * @param costs the aggregates
 * @param condition which rows count; empty for all
 * @param source what is read
 */
record BatchInput(
    Seq<Seq<Expression>> keys,
    Seq<AggregateExpression> costs,
    Option<Expression> condition,
    SparkPlan source) {

  /** Returns the input of an aggregation. */
  static BatchInput of(BaseAggregateExec aggregate) {
    List<Expression> keys = new ArrayList<>();
    Catalyst.list(aggregate.groupingExpressions()).forEach(key -> keys.add((Expression) key));
    BatchInput direct =
        new BatchInput(
            Catalyst.seq(List.of(Catalyst.seq(keys))),
            withoutSets(aggregate.aggregateExpressions()),
            Option.empty(),
            aggregate.child());
    return direct.overExpand().overProject().overFilter().overProject();
  }

  /** Leaves the grouping id out of bundles: which set a group is of, its keys tell. */
  private static Seq<AggregateExpression> withoutSets(Seq<AggregateExpression> costs) {
    return Catalyst.seq(
        Catalyst.list(costs).stream()
            .map(
                cost ->
                    (AggregateExpression)
                        cost.transformUp(
                            Catalyst.partial(CostBundle.class, CostBundle::withoutSet)))
            .toList());
  }

  private BatchInput overExpand() {
    if (!(source instanceof ExpandExec expand)) {
      return this;
    }
    List<Attribute> given = Catalyst.list(expand.output());
    List<Map<ExprId, Expression>> rows = new ArrayList<>();
    for (Seq<Expression> projection : Catalyst.list(expand.projections())) {
      Map<ExprId, Expression> row = new HashMap<>();
      List<Expression> values = Catalyst.list(projection);
      for (int i = 0; i < given.size(); i++) {
        row.put(given.get(i).exprId(), values.get(i));
      }
      rows.add(row);
    }
    if (Catalyst.list(costs).stream().anyMatch(cost -> differs(cost, rows))) {
      return this;
    }
    Seq<Expression> one = keys.head();
    List<Seq<Expression>> sets = rows.stream().map(row -> replaced(one, row)).toList();
    return new BatchInput(
        Catalyst.seq(sets), replacedCosts(rows.get(0)), condition, expand.child());
  }

  /** Returns whether an aggregate does not see the same in all rows made of one. */
  private static boolean differs(AggregateExpression cost, List<Map<ExprId, Expression>> rows) {
    Expression first = replaced(cost, rows.get(0));
    return rows.stream().anyMatch(row -> !replaced(cost, row).equals(first));
  }

  private BatchInput overProject() {
    if (!(source instanceof ProjectExec project)) {
      return this;
    }
    Map<ExprId, Expression> aliases = new HashMap<>();
    for (Object named : Catalyst.list(project.projectList())) {
      if (named instanceof Alias alias) {
        aliases.put(alias.exprId(), alias.child());
      }
    }
    Option<Expression> known =
        condition.isEmpty() ? condition : Option.apply(replaced(condition.get(), aliases));
    if (known.isDefined() && !known.get().deterministic()) {
      return this;
    }
    List<Seq<Expression>> sets =
        Catalyst.list(keys).stream().map(set -> replaced(set, aliases)).toList();
    return new BatchInput(Catalyst.seq(sets), replacedCosts(aliases), known, project.child());
  }

  private BatchInput overFilter() {
    return source instanceof FilterExec filter && filter.condition().deterministic()
        ? new BatchInput(keys, costs, Option.apply(filter.condition()), filter.child())
        : this;
  }

  private Seq<AggregateExpression> replacedCosts(Map<ExprId, Expression> by) {
    return Catalyst.seq(
        Catalyst.list(costs).stream()
            .map(cost -> (AggregateExpression) replaced(cost, by))
            .toList());
  }

  private static Seq<Expression> replaced(Seq<Expression> expressions, Map<ExprId, Expression> by) {
    return Catalyst.seq(
        Catalyst.list(expressions).stream().map(expression -> replaced(expression, by)).toList());
  }

  private static Expression replaced(Expression expression, Map<ExprId, Expression> by) {
    return expression.transformUp(
        Catalyst.partial(
            Attribute.class, attribute -> by.getOrDefault(attribute.exprId(), attribute)));
  }
}

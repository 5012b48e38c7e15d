package io.sparkloss.spark.columnar;

import io.sparkloss.spark.catalyst.Catalyst;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.Partial$;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.ColumnarRule;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.aggregate.BaseAggregateExec;
import org.apache.spark.sql.execution.aggregate.HashAggregateExec;
import org.apache.spark.sql.execution.aggregate.ObjectHashAggregateExec;
import org.apache.spark.sql.internal.SQLConf;

/**
 * Replaces the partial step of an aggregation by {@link ColumnarCostsExec} where all its functions
 * are costs of plain columns and its input comes in column batches: Parquet, ORC, cached data of
 * primitive types, and every other columnar scan. What stands in between, {@link BatchInput} takes
 * up. Whatever does not fit stays with the row code.
 *
 * <p>{@code spark.sql.loss.columnar=false} turns it off.
 *
 * @since 0.1.0
 */
public final class ColumnarCosts extends ColumnarRule {

  /** The configuration key that turns the rule off when it is {@code false}. */
  public static final String COLUMNAR_KEY = "spark.sql.loss.columnar";

  /** Creates the rule. */
  public ColumnarCosts() {}

  @Override
  public Rule<SparkPlan> preColumnarTransitions() {
    return new Replacement();
  }

  private static final class Replacement extends Rule<SparkPlan> {

    @Override
    public SparkPlan apply(SparkPlan plan) {
      return SQLConf.get().getConfString(COLUMNAR_KEY, "true").strip().equalsIgnoreCase("false")
          ? plan
          : plan.transformUp(Catalyst.partial(SparkPlan.class, Replacement::replace));
    }

    private static SparkPlan replace(SparkPlan plan) {
      boolean hashes = plan instanceof HashAggregateExec || plan instanceof ObjectHashAggregateExec;
      if (!hashes || !(plan instanceof BaseAggregateExec aggregate) || !fits(aggregate)) {
        return plan;
      }
      BatchInput input = BatchInput.of(aggregate);
      if (!input.source().supportsColumnar()) {
        return plan;
      }
      ColumnarCostsExec costs =
          new ColumnarCostsExec(
              input.keys(), input.costs(), input.condition(), plan.output(), input.source());
      return costs.task().isPresent() ? costs : plan;
    }

    private static boolean fits(BaseAggregateExec aggregate) {
      List<AggregateExpression> calls = Catalyst.list(aggregate.aggregateExpressions());
      return !calls.isEmpty()
          && !aggregate.isStreaming()
          && calls.stream().allMatch(Replacement::isPartialCost);
    }

    private static boolean isPartialCost(AggregateExpression call) {
      return call.mode() == Partial$.MODULE$ && !call.isDistinct() && call.filter().isEmpty();
    }
  }
}

package io.sparkloss.spark.aggregate;

import io.sparkloss.cost.score.Score;
import io.sparkloss.spark.Catalyst;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * {@code cost(loss[, weight])} and {@code cost_sum(loss[, weight])}: of any column of losses.
 *
 * @param name the name
 * @param score what it reports
 */
record GenericCost(String name, Score score) implements Recipe {

  private static final long serialVersionUID = 1L;

  @Override
  public AggregateFunction build(List<Expression> arguments) {
    List<Expression> inputs =
        arguments.stream().map(input -> Catalyst.cast(input, DataTypes.DoubleType)).toList();
    return new CostSums(new SumsForm(name, score, inputs.size() == 2), Catalyst.seq(inputs));
  }
}

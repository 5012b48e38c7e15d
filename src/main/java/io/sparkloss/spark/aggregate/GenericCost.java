package io.sparkloss.spark.aggregate;

import io.sparkloss.spark.Catalyst;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * {@code cost(loss[, weight])} and {@code cost_sum(loss[, weight])}: of any column of losses.
 *
 * @param name the name
 * @param finish what is made of the sums
 */
record GenericCost(String name, MeanFinish finish) implements Recipe {

  private static final long serialVersionUID = 1L;

  @Override
  public AggregateFunction build(List<Expression> arguments) {
    List<Expression> inputs =
        arguments.stream().map(input -> Catalyst.cast(input, DataTypes.DoubleType)).toList();
    return new CostSums(
        new SumsForm(name, SumsLayout.mean(inputs.size() == 2), finish), Catalyst.seq(inputs));
  }
}

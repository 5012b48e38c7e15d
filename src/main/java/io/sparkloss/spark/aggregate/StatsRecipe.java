package io.sparkloss.spark.aggregate;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.row.LossValue;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * {@code cost_stats(loss[, weight])}. Where the argument is directly one of our losses, its range
 * and its clipping are known.
 *
 * @param name the name
 */
record StatsRecipe(String name) implements Recipe {

  private static final long serialVersionUID = 1L;

  @Override
  public AggregateFunction build(List<Expression> arguments) {
    List<Expression> numbers = GivenRecipe.numbers(name, arguments);
    List<Expression> inputs = new ArrayList<>(numbers);
    CostOptions options = CostOptions.UNNAMED;
    Expression clipped = Catalyst.literal(false, DataTypes.BooleanType);
    if (arguments.get(0) instanceof LossValue value) {
      options = CostOptions.of(value.rowLoss().loss());
      clipped = value.clipped();
    }
    inputs.add(1, clipped);
    return new CostStatsAggregate(name, options, Catalyst.seq(inputs), 0, 0);
  }
}

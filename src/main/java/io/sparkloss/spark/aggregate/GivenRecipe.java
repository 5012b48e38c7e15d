package io.sparkloss.spark.aggregate;

import io.sparkloss.cost.score.Score;
import io.sparkloss.spark.aggregate.sums.CostSums;
import io.sparkloss.spark.aggregate.sums.GivenTerms;
import io.sparkloss.spark.aggregate.sums.SumsForm;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.FunctionErrors;
import io.sparkloss.spark.row.Inputs;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;

/**
 * {@code cost(loss[, weight])} and {@code cost_sum(loss[, weight])}: of any column of losses.
 *
 * @param name the name
 * @param score what it reports
 */
record GivenRecipe(String name, Score score) implements Recipe {

  private static final long serialVersionUID = 1L;

  @Override
  public AggregateFunction build(List<Expression> arguments) {
    List<Expression> inputs = numbers(name, arguments);
    return new CostSums(
        new SumsForm(name, score, inputs.size() == 2), new GivenTerms(), Catalyst.seq(inputs));
  }

  /** Returns the loss and the weight as doubles. */
  static List<Expression> numbers(String name, List<Expression> arguments) {
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw FunctionErrors.wrongCount(name, "(loss[, weight])", arguments.size());
    }
    List<Expression> inputs = new ArrayList<>();
    inputs.add(Inputs.number(name, "loss", arguments.get(0)));
    if (arguments.size() == 2) {
      inputs.add(Inputs.number(name, "weight", arguments.get(1)));
    }
    return inputs;
  }
}

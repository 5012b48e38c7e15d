package io.sparkloss.spark.state.function;

import io.sparkloss.spark.aggregate.Recipe;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.FunctionErrors;
import io.sparkloss.spark.row.Inputs;
import io.sparkloss.spark.state.CostStates;
import io.sparkloss.spark.state.DifferenceForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.types.NullType;

/** The aggregates of states, and how each is built from the arguments that a user wrote. */
enum StateAggregates {
  /** Losses to a state. */
  COST_STATE_AGG("(loss[, weight][, name])", 1, 3) {
    @Override
    AggregateFunction create(List<Expression> arguments) {
      int last = arguments.size() - 1;
      boolean named = last > 0 && Inputs.isString(arguments.get(last));
      GivenLoss loss = GivenLoss.of(functionName(), "loss", arguments.get(0));
      GivenLoss kept = named ? loss.named(functionName(), arguments.get(last)) : loss;
      List<Expression> inputs = new ArrayList<>(List.of(kept.value(), kept.clipped()));
      if (last == 2 && !named) {
        throw FunctionErrors.wrongType(functionName(), "name", arguments.get(2), "a string");
      }
      if (last - (named ? 1 : 0) == 1) {
        inputs.add(Inputs.number(functionName(), "weight", arguments.get(1)));
      }
      return new CostStateAggregate(functionName(), kept.identity(), Catalyst.seq(inputs), 0, 0);
    }
  },
  /** Pairs of losses to their mean difference. */
  COST_DIFFERENCE("(loss_a, loss_b[, weight])", 2, 3) {
    @Override
    AggregateFunction create(List<Expression> arguments) {
      return difference(arguments, false);
    }
  },
  /** Pairs of losses to the ratio of their means. */
  COST_RATIO("(loss_a, loss_b[, weight])", 2, 3) {
    @Override
    AggregateFunction create(List<Expression> arguments) {
      List<Expression> inputs = new ArrayList<>();
      List<String> names = List.of("loss_a", "loss_b", "weight");
      for (int i = 0; i < arguments.size(); i++) {
        inputs.add(Inputs.number(functionName(), names.get(i), arguments.get(i)));
      }
      return new RatioAggregate(functionName(), Catalyst.seq(inputs), 0, 0);
    }
  },
  /** Pairs of losses to a state. */
  COST_DIFFERENCE_STATE_AGG("(loss_a, loss_b[, weight])", 2, 3) {
    @Override
    AggregateFunction create(List<Expression> arguments) {
      return difference(arguments, true);
    }
  },
  /** States to their sum. */
  COST_MERGE_AGG("(state)", 1, 1) {
    @Override
    AggregateFunction create(List<Expression> arguments) {
      Expression state = state(functionName(), "state", arguments.get(0));
      return new MergeAggregate(functionName(), functionName(), Catalyst.seq(state), 0, 0);
    }
  };

  private final String signature;
  private final int least;
  private final int most;

  StateAggregates(String signature, int least, int most) {
    this.signature = signature;
    this.least = least;
    this.most = most;
  }

  /** Makes the function of as many arguments as it takes. */
  abstract AggregateFunction create(List<Expression> arguments);

  /** Returns how the function is called, without its name. */
  String signature() {
    return signature;
  }

  /** Returns the name in SQL. */
  String functionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Makes the function, or throws the error for a wrong call. */
  AggregateFunction build(List<Expression> arguments) {
    if (arguments.size() < least || arguments.size() > most) {
      throw FunctionErrors.wrongCount(functionName(), signature, arguments.size());
    }
    return create(arguments);
  }

  AggregateFunction difference(List<Expression> arguments, boolean state) {
    GivenLoss candidate = GivenLoss.of(functionName(), "loss_a", arguments.get(0));
    GivenLoss baseline = GivenLoss.of(functionName(), "loss_b", arguments.get(1));
    List<Expression> inputs =
        new ArrayList<>(
            List.of(candidate.value(), candidate.clipped(), baseline.value(), baseline.clipped()));
    if (arguments.size() > 2) {
      inputs.add(Inputs.number(functionName(), "weight", arguments.get(2)));
    }
    DifferenceForm form = new DifferenceForm(candidate.identity(), baseline.identity(), state);
    return new DifferenceAggregate(functionName(), form, Catalyst.seq(inputs), 0, 0);
  }

  /** Returns the function under the name that the user calls. */
  Recipe recipe() {
    return new StateRecipe(this);
  }

  /** The function as Spark's analyser builds it. */
  private record StateRecipe(StateAggregates function) implements Recipe {

    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return function.functionName();
    }

    @Override
    public AggregateFunction build(List<Expression> arguments) {
      return function.build(arguments);
    }
  }

  /** Returns an argument that is a state; any other type is an error. */
  static Expression state(String function, String argument, Expression value) {
    if (value.dataType() instanceof NullType) {
      return Catalyst.cast(value, CostStates.schema());
    }
    if (!CostStates.isState(value.dataType())) {
      throw FunctionErrors.wrongType(
          function, argument, value, "a state, as cost_state_agg returns it");
    }
    return value;
  }
}

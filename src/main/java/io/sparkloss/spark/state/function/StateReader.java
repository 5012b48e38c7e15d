package io.sparkloss.spark.state.function;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.FunctionErrors;
import io.sparkloss.spark.row.Inputs;
import io.sparkloss.spark.state.CostStates;
import io.sparkloss.spark.state.StateValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The functions of one state or two, by the methods of {@link StateValues}. */
public enum StateReader {
  /** The cost, or the mean difference. */
  COST_VALUE("value"),
  /** Its standard error. */
  COST_STD_ERROR("stdError"),
  /** Its interval. */
  COST_INTERVAL("interval"),
  /** Whether the interval may not be trusted. */
  COST_DOUBTFUL("doubtful"),
  /** The rows used. */
  COST_COUNT("count"),
  /** The sum of weights. */
  COST_WEIGHT("weight"),
  /** The least loss. */
  COST_MIN("min"),
  /** The greatest loss. */
  COST_MAX("max"),
  /** The rows clipped. */
  COST_CLIPPED_COUNT("clippedCount"),
  /** What share of the cost these hold. */
  COST_CLIPPED_SHARE("clippedShare"),
  /** Which loss it is of. */
  COST_LOSS("loss"),
  /** The state of the rows of two. */
  COST_MERGE("merge");

  private final String method;

  StateReader(String method) {
    this.method = method;
  }

  /** Returns the name in SQL. */
  public String functionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the type of the result. */
  public DataType type() {
    return switch (this) {
      case COST_COUNT, COST_CLIPPED_COUNT -> DataTypes.LongType;
      case COST_DOUBTFUL -> DataTypes.BooleanType;
      case COST_LOSS -> DataTypes.StringType;
      case COST_INTERVAL -> StateValues.INTERVAL;
      case COST_MERGE -> CostStates.schema();
      default -> DataTypes.DoubleType;
    };
  }

  /** Returns how the function is called, without its name. */
  public String signature() {
    return switch (this) {
      case COST_INTERVAL -> "(state[, confidence])";
      case COST_MERGE -> "(state, state)";
      default -> "(state)";
    };
  }

  /** Returns how many states it takes. */
  public int states() {
    return this == COST_MERGE ? 2 : 1;
  }

  /** Returns how many arguments it takes at most. */
  public int most() {
    return this == COST_INTERVAL ? 2 : states();
  }

  /** Makes the expression that does the work, or throws the error for a wrong call. */
  Expression build(List<Expression> arguments) {
    if (arguments.size() < states() || arguments.size() > most()) {
      throw FunctionErrors.wrongCount(functionName(), signature(), arguments.size());
    }
    List<Expression> inputs = new ArrayList<>();
    for (Expression state : arguments.subList(0, states())) {
      inputs.add(StateAggregates.state(functionName(), "state", state));
    }
    if (this == COST_INTERVAL) {
      inputs.add(confidence(arguments));
    }
    return Catalyst.staticInvokeOrNull(
        StateValues.class, method, type(), inputs.toArray(new Expression[0]));
  }

  private Expression confidence(List<Expression> arguments) {
    if (arguments.size() == 1) {
      return Catalyst.literal(CostOptions.DEFAULT_CONFIDENCE, DataTypes.DoubleType);
    }
    Expression given = arguments.get(1);
    Expression number = Inputs.number(functionName(), "confidence", given);
    Object constant = number.foldable() ? number.eval(null) : null;
    if (!(constant instanceof Double confidence)) {
      throw FunctionErrors.notConstant(functionName(), "confidence", given, "a constant number");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw FunctionErrors.invalid(
          functionName(),
          "the confidence is " + confidence + " but must lie between 0 and 1, as 0.95 does");
    }
    return number;
  }
}

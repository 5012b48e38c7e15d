package io.sparkloss.spark.state.function;

import io.sparkloss.spark.aggregate.NamedAggregate;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.SqlFunction;
import io.sparkloss.spark.catalyst.SqlFunction.Example;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions of states and of paired differences, with their descriptions.
 *
 * @since 0.1.0
 */
public final class StateFunctions {

  private static final String SINCE = "0.1.0";

  private static final String WEIGHT =
      "weight - how much the row counts, finite and at least 0; 1 when absent";
  private static final String STATE = "state - a state, as cost_state_agg returns it";
  private static final String LOSSES = "VALUES (1.0, 1), (4.0, 3) AS t(loss, weight)";
  private static final String PAIRS = "VALUES (1.0, 2.0), (3.0, 3.0) AS t(a, b)";
  private static final String OF_LOSSES =
      "(SELECT cost_state_agg(loss, 'squared_error') AS state FROM VALUES (1.0), (4.0) AS t(loss))";

  private StateFunctions() {}

  /** Returns them all, in the order of the documentation. */
  public static List<SqlFunction> all() {
    List<SqlFunction> all = new ArrayList<>();
    for (StateAggregates function : StateAggregates.values()) {
      all.add(aggregate(function));
    }
    for (StateReader function : StateReader.values()) {
      all.add(reader(function));
    }
    return all;
  }

  private static SqlFunction aggregate(StateAggregates function) {
    return new SqlFunction(
        function.functionName(),
        SqlFunction.AGGREGATE,
        "_FUNC_" + function.signature() + " - Returns " + returned(function) + ".",
        arguments(function),
        List.of(example(function)),
        SINCE,
        given -> new NamedAggregate(function.recipe(), Catalyst.seq(given)));
  }

  private static String returned(StateAggregates function) {
    return switch (function) {
      case COST_STATE_AGG ->
          "the state of the cost of a loss: a struct that can be stored, and merged with the"
              + " states of other rows; of no rows it is empty";
      case COST_DIFFERENCE ->
          "the mean of loss_a − loss_b: a struct of count, weight, cost_a, cost_b, difference,"
              + " std_error, ci_low, ci_high, won_share (of the weight, where loss_a is less),"
              + " tied_share and doubtful";
      case COST_RATIO ->
          "the mean of loss_a over that of loss_b: a struct of count, weight, cost_a, cost_b, ratio,"
              + " std_error, ci_low, ci_high and doubtful; NULL where the mean of loss_b is 0";
      case COST_DIFFERENCE_STATE_AGG ->
          "the state of the mean of loss_a − loss_b, with both costs, and the rows won and tied";
      case COST_MERGE_AGG ->
          "the state of the rows of all states, which must be of one loss; NULL for no state";
    };
  }

  private static List<String> arguments(StateAggregates function) {
    return switch (function) {
      case COST_STATE_AGG ->
          List.of(
              "loss - the loss of the row, a number; NULL leaves the row out",
              WEIGHT,
              "name - a constant string that says which loss it is; needed where the loss is not"
                  + " directly a function of this library, and states of losses must not be mixed");
      case COST_RATIO ->
          List.of(
              "loss_a - what stands above; NULL leaves the row out",
              "loss_b - what stands below; NULL leaves the row out",
              WEIGHT);
      case COST_DIFFERENCE, COST_DIFFERENCE_STATE_AGG ->
          List.of(
              "loss_a - the loss of the candidate; NULL leaves the row out",
              "loss_b - the loss of the baseline; NULL leaves the row out",
              WEIGHT);
      case COST_MERGE_AGG -> List.of(STATE + "; NULL is left out");
    };
  }

  private static Example example(StateAggregates function) {
    return switch (function) {
      case COST_STATE_AGG ->
          new Example("SELECT _FUNC_(loss, weight, 'mine').loss FROM " + LOSSES, "mine");
      case COST_DIFFERENCE -> new Example("SELECT _FUNC_(a, b).difference FROM " + PAIRS, "-0.5");
      case COST_RATIO -> new Example("SELECT _FUNC_(a, b).ratio FROM " + PAIRS, "0.8");
      case COST_DIFFERENCE_STATE_AGG ->
          new Example("SELECT _FUNC_(a, b).pair.won FROM " + PAIRS, "1");
      case COST_MERGE_AGG ->
          new Example(
              "SELECT _FUNC_(state).moments.count FROM (SELECT weight, cost_state_agg(loss) AS"
                  + " state FROM "
                  + LOSSES
                  + " GROUP BY weight)",
              "2");
    };
  }

  private static SqlFunction reader(StateReader function) {
    List<String> arguments = new ArrayList<>(List.of(STATE));
    if (function == StateReader.COST_INTERVAL) {
      arguments.add("confidence - a constant between 0 and 1; 0.95 when absent");
    }
    return new SqlFunction(
        function.functionName(),
        SqlFunction.PER_ROW,
        "_FUNC_" + function.signature() + " - Returns " + returned(function) + ".",
        arguments,
        List.of(example(function)),
        SINCE,
        given -> new StateCall(function, Catalyst.seq(given)));
  }

  private static String returned(StateReader function) {
    return switch (function) {
      case COST_VALUE -> "the cost of a state, or its mean difference; NULL for no rows";
      case COST_STD_ERROR -> "the standard error of cost_value; NULL for fewer than two rows";
      case COST_INTERVAL ->
          "the interval of cost_value, a struct of ci_low and ci_high; both are NULL for fewer"
              + " than two rows";
      case COST_DOUBTFUL ->
          "whether the interval of a state may not be trusted: too few rows for such losses";
      case COST_COUNT -> "the rows of a state";
      case COST_WEIGHT -> "the sum of the weights of a state";
      case COST_MIN -> "the least loss, or difference, of a state; NULL for no rows";
      case COST_MAX -> "the greatest loss, or difference, of a state; NULL for no rows";
      case COST_CLIPPED_COUNT ->
          "the rows whose loss was limited by clipping a probability; 0 for a difference, whose"
              + " costs have their own counts";
      case COST_CLIPPED_SHARE ->
          "the share of the cost that clipped rows hold; NULL for no rows, 0 for a difference";
      case COST_LOSS -> "which loss a state is of; 'unnamed' where it is not known";
      case COST_MERGE -> "the state of the rows of both, which must be of one loss";
    };
  }

  private static Example example(StateReader function) {
    String result =
        switch (function) {
          case COST_VALUE -> "2.5";
          case COST_STD_ERROR -> "1.5";
          case COST_INTERVAL -> "0.0";
          case COST_DOUBTFUL -> "true";
          case COST_COUNT -> "2";
          case COST_WEIGHT -> "2.0";
          case COST_MIN -> "1.0";
          case COST_MAX -> "4.0";
          case COST_CLIPPED_COUNT -> "0";
          case COST_CLIPPED_SHARE -> "0.0";
          case COST_LOSS -> "squared_error";
          case COST_MERGE -> "4";
        };
    String call =
        switch (function) {
          case COST_INTERVAL -> "_FUNC_(state).ci_low";
          case COST_MERGE -> "_FUNC_(state, state).moments.count";
          default -> "_FUNC_(state)";
        };
    return new Example("SELECT " + call + " FROM " + OF_LOSSES, result);
  }
}

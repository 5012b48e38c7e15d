package io.sparkloss.spark.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * States of costs, and paired differences.
 *
 * @since 0.1.0
 */
public abstract class StateColumns extends TryCostColumns {

  /** Functions only. */
  protected StateColumns() {}

  /** Returns the state of the cost of a loss. */
  public static Column costStateAgg(Column loss) {
    return call("cost_state_agg", List.of(loss));
  }

  /** Returns the state of the cost of a weighted loss. */
  public static Column costStateAgg(Column loss, Column weight) {
    return call("cost_state_agg", List.of(loss, weight));
  }

  /** Returns the state of the cost of a loss that is named. */
  public static Column costStateAgg(Column loss, String name) {
    return call("cost_state_agg", List.of(loss, functions.lit(name)));
  }

  /** Returns the state of the cost of a weighted loss that is named. */
  public static Column costStateAgg(Column loss, Column weight, String name) {
    return call("cost_state_agg", List.of(loss, weight, functions.lit(name)));
  }

  /** Returns the mean difference of two losses of the same rows, with its interval. */
  public static Column costDifference(Column lossA, Column lossB) {
    return call("cost_difference", List.of(lossA, lossB));
  }

  /** Returns the weighted mean difference of two losses of the same rows, with its interval. */
  public static Column costDifference(Column lossA, Column lossB, Column weight) {
    return call("cost_difference", List.of(lossA, lossB, weight));
  }

  /** Returns the ratio of the means of two losses of the same rows, with its interval. */
  public static Column costRatio(Column lossA, Column lossB) {
    return call("cost_ratio", List.of(lossA, lossB));
  }

  /** Returns the weighted ratio of the means of two losses of the same rows, with its interval. */
  public static Column costRatio(Column lossA, Column lossB, Column weight) {
    return call("cost_ratio", List.of(lossA, lossB, weight));
  }

  /** Returns the state of the mean difference of two losses. */
  public static Column costDifferenceStateAgg(Column lossA, Column lossB) {
    return call("cost_difference_state_agg", List.of(lossA, lossB));
  }

  /** Returns the state of the weighted mean difference of two losses. */
  public static Column costDifferenceStateAgg(Column lossA, Column lossB, Column weight) {
    return call("cost_difference_state_agg", List.of(lossA, lossB, weight));
  }

  /** Returns the state of the rows of all states. */
  public static Column costMergeAgg(Column state) {
    return call("cost_merge_agg", List.of(state));
  }

  /** Returns the state of the rows of both. */
  public static Column costMerge(Column state, Column other) {
    return call("cost_merge", List.of(state, other));
  }

  /** Returns the cost of a state, or its mean difference. */
  public static Column costValue(Column state) {
    return call("cost_value", List.of(state));
  }

  /** Returns the standard error of the cost of a state. */
  public static Column costStdError(Column state) {
    return call("cost_std_error", List.of(state));
  }

  /** Returns the 95 % interval of the cost of a state. */
  public static Column costInterval(Column state) {
    return call("cost_interval", List.of(state));
  }

  /** Returns the interval of the cost of a state. */
  public static Column costInterval(Column state, double confidence) {
    return call("cost_interval", List.of(state, functions.lit(confidence)));
  }

  /** Returns whether the interval of a state may not be trusted. */
  public static Column costDoubtful(Column state) {
    return call("cost_doubtful", List.of(state));
  }

  /** Returns the rows of a state. */
  public static Column costCount(Column state) {
    return call("cost_count", List.of(state));
  }

  /** Returns the sum of the weights of a state. */
  public static Column costWeight(Column state) {
    return call("cost_weight", List.of(state));
  }

  /** Returns the least loss of a state. */
  public static Column costMin(Column state) {
    return call("cost_min", List.of(state));
  }

  /** Returns the greatest loss of a state. */
  public static Column costMax(Column state) {
    return call("cost_max", List.of(state));
  }

  /** Returns the clipped rows of a state. */
  public static Column costClippedCount(Column state) {
    return call("cost_clipped_count", List.of(state));
  }

  /** Returns the share of the cost that the clipped rows of a state hold. */
  public static Column costClippedShare(Column state) {
    return call("cost_clipped_share", List.of(state));
  }

  /** Returns which loss a state is of. */
  public static Column costLoss(Column state) {
    return call("cost_loss", List.of(state));
  }
}

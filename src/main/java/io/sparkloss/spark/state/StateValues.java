package io.sparkloss.spark.state;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.state.CostState;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * What states say, as generated code and the catalog call it: null where a value is not defined.
 * Errors name the SQL function.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class StateValues {

  /** The type of an interval. */
  public static final StructType INTERVAL =
      new StructType().add("ci_low", DataTypes.DoubleType).add("ci_high", DataTypes.DoubleType);

  private StateValues() {}

  /** Returns the cost, or the mean difference. */
  public static @Nullable Double value(InternalRow state) {
    return fromRows("cost_value", state, 1, Report.VALUE);
  }

  /** Returns the standard error. */
  public static @Nullable Double stdError(InternalRow state) {
    return fromRows("cost_std_error", state, 2, Report.STD_ERROR);
  }

  /** Returns the least loss, or difference. */
  public static @Nullable Double min(InternalRow state) {
    return fromRows("cost_min", state, 1, Report.MIN);
  }

  /** Returns the greatest loss, or difference. */
  public static @Nullable Double max(InternalRow state) {
    return fromRows("cost_max", state, 1, Report.MAX);
  }

  /** Returns the share of the cost that clipped rows hold. */
  public static @Nullable Double clippedShare(InternalRow state) {
    return fromRows("cost_clipped_share", state, 1, Report.CLIPPED_SHARE);
  }

  private enum Report {
    VALUE,
    STD_ERROR,
    MIN,
    MAX,
    CLIPPED_SHARE
  }

  private static @Nullable Double fromRows(
      String function, InternalRow struct, long least, Report report) {
    CostState state = StateErrors.read(function, struct);
    if (state.losses().rows() < least) {
      return null;
    }
    Cost cost = state.cost();
    return switch (report) {
      case VALUE -> cost.mean();
      case STD_ERROR -> cost.standardError();
      case MIN -> cost.min();
      case MAX -> cost.max();
      case CLIPPED_SHARE -> cost.clippedShare();
    };
  }

  /** Returns the interval of a confidence in (0, 1). */
  public static InternalRow interval(InternalRow struct, double confidence) {
    CostState state = StateErrors.read("cost_interval", struct);
    Cost cost = state.cost(CostOptions.UNNAMED.withConfidence(confidence));
    boolean defined = state.losses().rows() >= 2;
    return new GenericInternalRow(
        new @Nullable Object[] {
          defined ? (Double) cost.lower() : null, defined ? (Double) cost.upper() : null
        });
  }

  /** Returns whether the interval may not be trusted. */
  public static Boolean doubtful(InternalRow state) {
    return StateErrors.read("cost_doubtful", state).cost().doubtful();
  }

  /** Returns the rows used, those of weight 0 included. */
  public static Long count(InternalRow state) {
    return StateErrors.read("cost_count", state).losses().count();
  }

  /** Returns Σw. */
  public static Double weight(InternalRow state) {
    return StateErrors.read("cost_weight", state).cost().weight();
  }

  /** Returns the rows whose loss was limited by clipping. */
  public static Long clippedCount(InternalRow state) {
    return StateErrors.read("cost_clipped_count", state).losses().clippedCount();
  }

  /** Returns which loss the state is of; of a difference, both when they differ. */
  public static UTF8String loss(InternalRow struct) {
    CostState state = StateErrors.read("cost_loss", struct);
    String name = state.loss().name();
    boolean same = state.pair() == null || state.pair().baselineLoss().equals(state.loss());
    return UTF8String.fromString(
        same || state.pair() == null ? name : name + " - " + state.pair().baselineLoss().name());
  }

  /** Returns the state of the rows of both. */
  public static InternalRow merge(InternalRow left, InternalRow right) {
    String function = "cost_merge";
    return CostStates.toInternal(
        StateErrors.merge(
            function, StateErrors.read(function, left), StateErrors.read(function, right)));
  }
}

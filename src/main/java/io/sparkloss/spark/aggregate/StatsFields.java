package io.sparkloss.spark.aggregate;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The struct that {@code cost_stats} returns. Where a value is not defined it is NULL: all but
 * count, weight and clipped count without a row of positive weight, standard error and interval
 * with one.
 *
 * @since 0.1.0
 */
public final class StatsFields {

  /** The type of the struct. */
  public static final StructType TYPE =
      new StructType()
          .add("count", DataTypes.LongType, false)
          .add("weight", DataTypes.DoubleType, false)
          .add("cost", DataTypes.DoubleType)
          .add("std_error", DataTypes.DoubleType)
          .add("ci_low", DataTypes.DoubleType)
          .add("ci_high", DataTypes.DoubleType)
          .add("population_variance", DataTypes.DoubleType)
          .add("min", DataTypes.DoubleType)
          .add("max", DataTypes.DoubleType)
          .add("clipped_count", DataTypes.LongType, false)
          .add("clipped_share", DataTypes.DoubleType)
          .add("doubtful", DataTypes.BooleanType, false);

  private StatsFields() {}

  /** Returns the values in the order of the fields. */
  public static @Nullable Object[] values(CostAccumulator accumulator, CostOptions options) {
    Cost cost = accumulator.cost(options);
    long rows = accumulator.rows();
    return new @Nullable Object[] {
      cost.count(),
      cost.weight(),
      from(1, rows, cost.mean()),
      from(2, rows, cost.standardError()),
      from(2, rows, cost.lower()),
      from(2, rows, cost.upper()),
      from(1, rows, cost.populationVariance()),
      from(1, rows, cost.min()),
      from(1, rows, cost.max()),
      cost.clippedCount(),
      from(1, rows, cost.clippedShare()),
      cost.doubtful()
    };
  }

  private static @Nullable Double from(long least, long rows, double value) {
    return rows < least ? null : (Double) value;
  }
}

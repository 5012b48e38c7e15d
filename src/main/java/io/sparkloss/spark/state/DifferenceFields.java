package io.sparkloss.spark.state;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.difference.PairedDifference;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The struct that {@code cost_difference} returns. Where a value is not defined it is NULL: all but
 * count, weight and flag without a row of positive weight, standard error and interval with one.
 *
 * @since 0.1.0
 */
public final class DifferenceFields {

  /** The type of the struct. */
  public static final StructType TYPE =
      new StructType()
          .add("count", DataTypes.LongType, false)
          .add("weight", DataTypes.DoubleType, false)
          .add("cost_a", DataTypes.DoubleType)
          .add("cost_b", DataTypes.DoubleType)
          .add("difference", DataTypes.DoubleType)
          .add("std_error", DataTypes.DoubleType)
          .add("ci_low", DataTypes.DoubleType)
          .add("ci_high", DataTypes.DoubleType)
          .add("won_share", DataTypes.DoubleType)
          .add("tied_share", DataTypes.DoubleType)
          .add("doubtful", DataTypes.BooleanType, false);

  private DifferenceFields() {}

  /** Returns the values in the order of the fields; rows are those of positive weight. */
  public static @Nullable Object[] values(PairedDifference result, long rows) {
    Cost difference = result.difference();
    return new @Nullable Object[] {
      difference.count(),
      difference.weight(),
      from(1, rows, result.candidate().mean()),
      from(1, rows, result.baseline().mean()),
      from(1, rows, difference.mean()),
      from(2, rows, difference.standardError()),
      from(2, rows, difference.lower()),
      from(2, rows, difference.upper()),
      from(1, rows, result.wonShare()),
      from(1, rows, result.tiedShare()),
      difference.doubtful()
    };
  }

  private static @Nullable Double from(long least, long rows, double value) {
    return rows < least ? null : (Double) value;
  }
}

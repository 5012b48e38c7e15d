package io.sparkloss.spark.state;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.joint.CostRatio;
import io.sparkloss.cost.joint.RatioAccumulator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The struct that {@code cost_ratio} returns. Where a value is not defined it is NULL: all but
 * count, weight and flag without a row of positive weight, the ratio by a cost of 0, standard error
 * and interval with one row.
 *
 * @since 0.1.0
 */
public final class RatioFields {

  /** The type of the struct. */
  public static final StructType TYPE =
      new StructType()
          .add("count", DataTypes.LongType, false)
          .add("weight", DataTypes.DoubleType, false)
          .add("cost_a", DataTypes.DoubleType)
          .add("cost_b", DataTypes.DoubleType)
          .add("ratio", DataTypes.DoubleType)
          .add("std_error", DataTypes.DoubleType)
          .add("ci_low", DataTypes.DoubleType)
          .add("ci_high", DataTypes.DoubleType)
          .add("doubtful", DataTypes.BooleanType, false);

  private RatioFields() {}

  /** Returns what is reported, in the order of the fields. */
  public static InternalRow report(RatioAccumulator rows) {
    CostRatio found = rows.result(CostOptions.DEFAULT_CONFIDENCE);
    boolean defined = rows.rows() > 0 && found.denominator().mean() != 0;
    boolean sure = defined && rows.rows() > 1;
    return new GenericInternalRow(
        new @Nullable Object[] {
          found.numerator().count(),
          found.numerator().weight(),
          where(rows.rows() > 0, found.numerator().mean()),
          where(rows.rows() > 0, found.denominator().mean()),
          where(defined, found.ratio()),
          where(sure, found.standardError()),
          where(sure, found.lower()),
          where(sure, found.upper()),
          found.doubtful()
        });
  }

  private static @Nullable Double where(boolean defined, double value) {
    return defined ? (Double) value : null;
  }
}

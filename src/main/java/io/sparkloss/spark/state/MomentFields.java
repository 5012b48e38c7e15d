package io.sparkloss.spark.state;

import io.sparkloss.cost.state.StateFormatException;
import io.sparkloss.cost.sums.CostSums;
import io.sparkloss.cost.sums.MomentSum;
import io.sparkloss.cost.sums.SumParts;
import io.sparkloss.numeric.ThreePartSum;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** {@link CostSums} as a struct: counts and extremes, then every sum by its name. */
final class MomentFields {

  static final StructType SUM =
      new StructType()
          .add("high", DataTypes.DoubleType, false)
          .add("middle", DataTypes.DoubleType, false)
          .add("low", DataTypes.DoubleType, false);

  /** Where the sums begin. */
  private static final int SUMS = 5;

  static final StructType TYPE = type();

  private MomentFields() {}

  private static StructType type() {
    StructType type =
        new StructType()
            .add("count", DataTypes.LongType, false)
            .add("rows", DataTypes.LongType, false)
            .add("min", DataTypes.DoubleType)
            .add("max", DataTypes.DoubleType)
            .add("clipped_count", DataTypes.LongType, false);
    for (MomentSum sum : MomentSum.values()) {
      type = type.add(sum.key(), SUM, ofWeightsOnly(sum));
    }
    return type;
  }

  private static boolean ofWeightsOnly(MomentSum sum) {
    return sum == MomentSum.SUM_W2 || sum == MomentSum.SUM_W2L || sum == MomentSum.SUM_W2L2;
  }

  static @Nullable Object[] values(CostSums sums) {
    MomentSum[] all = MomentSum.values();
    @Nullable Object[] values = new @Nullable Object[SUMS + all.length];
    values[0] = sums.count();
    values[1] = sums.rows();
    values[2] = sums.rows() == 0 ? null : (Double) sums.min();
    values[3] = sums.rows() == 0 ? null : (Double) sums.max();
    values[4] = sums.clippedCount();
    for (int i = 0; i < all.length; i++) {
      SumParts kept = all[i] == MomentSum.SUM_W ? weight(sums) : sums.sums().get(all[i]);
      values[SUMS + i] = kept == null ? null : CostStates.values(kept);
    }
    return values;
  }

  /** Returns Σw, which is the number of rows where all weights are 1. */
  private static SumParts weight(CostSums sums) {
    if (sums.weighted()) {
      return sums.sum(MomentSum.SUM_W);
    }
    ThreePartSum exact = ThreePartSum.ofCount(sums.rows());
    ThreePartSum rows = new ThreePartSum();
    rows.add(exact.high());
    rows.add(exact.middle());
    return SumParts.of(rows);
  }

  static CostSums sums(@Nullable Object[] values, boolean weighted) {
    StructReader fields = new StructReader(TYPE, values);
    Map<MomentSum, SumParts> sums = new EnumMap<>(MomentSum.class);
    MomentSum[] all = MomentSum.values();
    for (int i = 0; i < all.length; i++) {
      if (MomentSum.kept(weighted).contains(all[i]) || all[i] == MomentSum.SUM_CLIPPED_WL) {
        sums.put(all[i], fields.sum(SUMS + i));
      }
    }
    CostSums read =
        new CostSums(
            weighted,
            fields.get(0, Long.class),
            fields.get(1, Long.class),
            fields.numberOrNan(2),
            fields.numberOrNan(3),
            fields.get(4, Long.class),
            sums);
    requireWeight(fields.sum(SUMS), read);
    return read;
  }

  /** Without weights Σw is not needed, so it must not say anything else. */
  private static void requireWeight(SumParts given, CostSums sums) {
    double expected = weight(sums).toSum().value();
    if (given.toSum().value() != expected) {
      throw new StateFormatException(
          "the state of a cost is damaged: sum_w is %s but there are %d rows without weights"
              .formatted(given.toSum().value(), sums.rows()));
    }
  }
}

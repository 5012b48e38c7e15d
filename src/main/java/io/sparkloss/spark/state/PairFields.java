package io.sparkloss.spark.state;

import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.cost.state.PairSums;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** {@link PairSums} as a struct. */
final class PairFields {

  static final StructType TYPE =
      new StructType()
          .add("baseline_loss", DataTypes.StringType, false)
          .add("baseline_non_negative", DataTypes.BooleanType, false)
          .add("baseline_zero_or_one", DataTypes.BooleanType, false)
          .add("candidate", MomentFields.TYPE, false)
          .add("baseline", MomentFields.TYPE, false)
          .add("won", DataTypes.LongType, false)
          .add("tied", DataTypes.LongType, false)
          .add("won_weight", MomentFields.SUM, false)
          .add("tied_weight", MomentFields.SUM, false);

  private PairFields() {}

  static @Nullable Object[] values(PairSums pair) {
    return new @Nullable Object[] {
      pair.baselineLoss().name(),
      pair.baselineLoss().nonNegative(),
      pair.baselineLoss().zeroOrOne(),
      MomentFields.values(pair.candidate()),
      MomentFields.values(pair.baseline()),
      pair.won(),
      pair.tied(),
      CostStates.values(pair.wonWeight()),
      CostStates.values(pair.tiedWeight())
    };
  }

  static PairSums pair(@Nullable Object[] values, boolean weighted) {
    StructReader fields = new StructReader(TYPE, values);
    LossIdentity loss =
        new LossIdentity(
            fields.get(0, String.class),
            fields.get(1, Boolean.class),
            fields.get(2, Boolean.class));
    return new PairSums(
        loss,
        MomentFields.sums(fields.struct(3), weighted),
        MomentFields.sums(fields.struct(4), weighted),
        fields.get(5, Long.class),
        fields.get(6, Long.class),
        fields.sum(7),
        fields.sum(8));
  }
}

package io.sparkloss.spark.catalog;

import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.row.Mode;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** The weight of a row, the third argument, times that of its class. */
final class RowWeight {

  private RowWeight() {}

  /** Returns the weight, or null where the row is to be left out. */
  static @Nullable Double of(
      String function, InternalRow row, Signature signature, RowEvaluator evaluator, Mode mode) {
    double weight = 1;
    if (signature.kinds().size() > 2) {
      if (row.isNullAt(2)) {
        return null;
      }
      weight = row.getDouble(2);
      if (mode == Mode.TRY) {
        return Weights.legalOrNull(weight) == null
            ? null
            : Weights.legalOrNull(weight * evaluator.weightFactor(row));
      }
      new Weights(function).checked(weight);
    }
    return weight * evaluator.weightFactor(row);
  }
}

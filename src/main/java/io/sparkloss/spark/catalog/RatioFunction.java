package io.sparkloss.spark.catalog;

import io.sparkloss.cost.joint.RatioAccumulator;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.state.RatioFields;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.AggregateFunction;

/** {@code cost_ratio(loss_a, loss_b[, weight])}. */
final class RatioFunction extends CatalogFunction
    implements AggregateFunction<RatioAccumulator, InternalRow> {

  private static final long serialVersionUID = 1L;

  private final boolean weighted;

  RatioFunction(String name, Signature signature) {
    super(name, signature, RatioFields.TYPE);
    this.weighted = signature.kinds().size() == 3;
    signature.requireNumber(0, "loss_a");
    signature.requireNumber(1, "loss_b");
    signature.requireNumber(2, "weight");
  }

  @Override
  public RatioAccumulator newAggregationState() {
    return weighted ? RatioAccumulator.weighted() : RatioAccumulator.unweighted();
  }

  @Override
  public RatioAccumulator update(RatioAccumulator rows, InternalRow row) {
    if (!row.isNullAt(0) && !row.isNullAt(1) && !(weighted && row.isNullAt(2))) {
      double weight = weighted ? new Weights(name()).checked(row.getDouble(2)) : 1;
      rows.add(row.getDouble(0), row.getDouble(1), weight);
    }
    return rows;
  }

  @Override
  public RatioAccumulator merge(RatioAccumulator left, RatioAccumulator right) {
    left.merge(right);
    return left;
  }

  @Override
  public InternalRow produceResult(RatioAccumulator rows) {
    return RatioFields.report(rows);
  }
}

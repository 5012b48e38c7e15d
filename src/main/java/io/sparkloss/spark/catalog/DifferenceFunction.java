package io.sparkloss.spark.catalog;

import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.state.DifferenceForm;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.AggregateFunction;

/** {@code cost_difference(loss_a, loss_b[, weight])} and its state. */
final class DifferenceFunction extends CatalogFunction
    implements AggregateFunction<PairedAccumulator, InternalRow> {

  private static final long serialVersionUID = 1L;

  private final DifferenceForm form;
  private final boolean weighted;

  DifferenceFunction(String name, Signature signature, DifferenceForm form) {
    super(name, signature, form.type());
    this.form = form;
    this.weighted = signature.kinds().size() == 3;
    signature.requireNumber(0, "loss_a");
    signature.requireNumber(1, "loss_b");
    signature.requireNumber(2, "weight");
  }

  @Override
  public PairedAccumulator newAggregationState() {
    return weighted ? PairedAccumulator.weighted() : PairedAccumulator.unweighted();
  }

  @Override
  public PairedAccumulator update(PairedAccumulator pairs, InternalRow row) {
    if (!row.isNullAt(0) && !row.isNullAt(1) && !(weighted && row.isNullAt(2))) {
      double weight = weighted ? new Weights(name()).checked(row.getDouble(2)) : 1;
      pairs.add(row.getDouble(0), row.getDouble(1), weight);
    }
    return pairs;
  }

  @Override
  public PairedAccumulator merge(PairedAccumulator left, PairedAccumulator right) {
    left.merge(right);
    return left;
  }

  @Override
  public InternalRow produceResult(PairedAccumulator pairs) {
    return form.report(pairs);
  }
}

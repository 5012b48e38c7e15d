package io.sparkloss.spark.catalog;

import io.sparkloss.cost.score.ClassSharesSums;
import io.sparkloss.spark.row.Mode;
import java.util.Objects;

/** {@code d2_log_loss} of many classes. */
final class SharesFunction extends LossAggregate<ClassSharesSums> {

  private static final long serialVersionUID = 1L;

  SharesFunction(String name, Signature signature, CatalogLoss loss, Mode mode) {
    super(name, signature, loss, mode);
  }

  @Override
  public ClassSharesSums newAggregationState() {
    return new ClassSharesSums();
  }

  @Override
  void add(ClassSharesSums sums, double value, double weight, LossRow row) {
    if (signature().kinds().get(0).isArray()) {
      sums.add(value, row.evaluator().softLabel(row.row()), weight);
    } else {
      double label = Objects.requireNonNull(row.evaluator().label(row.row()));
      sums.add(value, Double.isNaN(label) ? 0 : (int) label, weight);
    }
  }
}

package io.sparkloss.spark.catalog;

import io.sparkloss.cost.score.ClassSharesSums;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.row.Mode;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.AggregateFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** {@code d2_log_loss} of many classes. */
final class SharesFunction implements AggregateFunction<ClassSharesSums, @Nullable Double> {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final Signature signature;
  private final CatalogLoss loss;
  private final Mode mode;

  SharesFunction(String name, Signature signature, CatalogLoss loss, Mode mode) {
    this.name = name;
    this.signature = signature;
    this.loss = loss;
    this.mode = mode;
  }

  @Override
  public ClassSharesSums newAggregationState() {
    return new ClassSharesSums();
  }

  @Override
  public ClassSharesSums update(ClassSharesSums sums, InternalRow row) {
    RowEvaluator evaluator = loss.evaluator(row);
    Double value = evaluator.value(row);
    Double weight = value == null ? null : RowWeight.of(name, row, signature, evaluator, mode);
    if (value == null || weight == null) {
      return sums;
    }
    double checked = new Weights(name).checked(weight);
    if (signature.kinds().get(0).isArray()) {
      sums.add(value, evaluator.softLabel(row), checked);
    } else {
      double label = Objects.requireNonNull(evaluator.label(row));
      sums.add(value, Double.isNaN(label) ? 0 : (int) label, checked);
    }
    return sums;
  }

  @Override
  public ClassSharesSums merge(ClassSharesSums left, ClassSharesSums right) {
    left.merge(right);
    return left;
  }

  @Override
  public @Nullable Double produceResult(ClassSharesSums sums) {
    return sums.result();
  }

  @Override
  public DataType[] inputTypes() {
    return signature.inputTypes();
  }

  @Override
  public DataType resultType() {
    return DataTypes.DoubleType;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String canonicalName() {
    return "io.sparkloss." + name + signature.types();
  }
}

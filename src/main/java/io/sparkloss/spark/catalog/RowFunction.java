package io.sparkloss.spark.catalog;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/** A loss or a gradient of one row. */
final class RowFunction extends CatalogFunction implements ScalarFunction<@Nullable Object> {

  private static final long serialVersionUID = 1L;

  private final CatalogLoss loss;
  private final boolean gradient;

  RowFunction(String name, Signature signature, CatalogLoss loss, boolean gradient, DataType type) {
    super(name, signature, type);
    this.loss = loss;
    this.gradient = gradient;
  }

  @Override
  public @Nullable Object produceResult(InternalRow input) {
    RowEvaluator evaluator = loss.evaluator(input);
    return gradient ? evaluator.gradient(input) : evaluator.value(input);
  }
}

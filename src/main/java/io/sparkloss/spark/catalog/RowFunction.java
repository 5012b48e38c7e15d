package io.sparkloss.spark.catalog;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/** A loss or a gradient of one row. */
final class RowFunction implements ScalarFunction<@Nullable Object> {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final Signature signature;
  private final CatalogLoss loss;
  private final boolean gradient;
  private final DataType type;

  RowFunction(String name, Signature signature, CatalogLoss loss, boolean gradient, DataType type) {
    this.name = name;
    this.signature = signature;
    this.loss = loss;
    this.gradient = gradient;
    this.type = type;
  }

  @Override
  public @Nullable Object produceResult(InternalRow input) {
    RowEvaluator evaluator = loss.evaluator(input);
    return gradient ? evaluator.gradient(input) : evaluator.value(input);
  }

  @Override
  public DataType[] inputTypes() {
    return signature.inputTypes();
  }

  @Override
  public DataType resultType() {
    return type;
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

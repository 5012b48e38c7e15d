package io.sparkloss.spark.catalog;

import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.types.DataType;

/** A function of the catalog, bound to the types of a call. */
abstract class CatalogFunction implements BoundFunction {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final Signature signature;
  private final DataType type;

  CatalogFunction(String name, Signature signature, DataType type) {
    this.name = name;
    this.signature = signature;
    this.type = type;
  }

  final Signature signature() {
    return signature;
  }

  @Override
  public final DataType[] inputTypes() {
    return signature.inputTypes();
  }

  @Override
  public final DataType resultType() {
    return type;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String canonicalName() {
    return "io.sparkloss." + name + signature.types();
  }
}

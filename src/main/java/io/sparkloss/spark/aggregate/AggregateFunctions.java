package io.sparkloss.spark.aggregate;

import io.sparkloss.spark.SqlFunction;
import java.util.List;

/**
 * The functions of many rows.
 *
 * @since 0.1.0
 */
public final class AggregateFunctions {

  private AggregateFunctions() {}

  /** Returns them all, in the order of the documentation. */
  public static List<SqlFunction> all() {
    return List.of();
  }
}

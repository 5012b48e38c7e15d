package io.sparkloss.spark;

import io.sparkloss.spark.aggregate.AggregateFunctions;
import io.sparkloss.spark.catalyst.SqlFunction;
import io.sparkloss.spark.row.RowFunctions;
import io.sparkloss.spark.state.function.StateFunctions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one table of all SQL functions; registration, the catalog and documentation are made from it.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class SqlFunctions {

  private static final List<SqlFunction> ALL =
      Stream.of(RowFunctions.all(), AggregateFunctions.all(), StateFunctions.all())
          .flatMap(List::stream)
          .toList();

  private SqlFunctions() {}

  /** Returns every function: those of one row, those of many, then those of states. */
  public static List<SqlFunction> all() {
    return ALL;
  }
}

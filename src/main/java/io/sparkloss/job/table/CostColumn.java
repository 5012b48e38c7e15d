package io.sparkloss.job.table;

import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table of costs. Values are of the classes that both Spark and JDBC take.
 *
 * @param name its name
 * @param type its type
 * @param optional whether it may be NULL
 * @param value its value in a row
 */
record CostColumn(
    String name, DataType type, boolean optional, Function<CostRow, @Nullable Object> value) {

  /** Returns a column of text that is never NULL. */
  static CostColumn text(String name, Function<CostRow, @Nullable Object> value) {
    return new CostColumn(name, DataTypes.StringType, false, value);
  }

  /** Returns a column of counts, which are never NULL. */
  static CostColumn count(String name, Function<CostRow, @Nullable Object> value) {
    return new CostColumn(name, DataTypes.LongType, false, value);
  }

  /** Returns a column of numbers that is NULL where there is none, as the error of one row. */
  static CostColumn number(String name, Function<CostRow, Double> value) {
    return new CostColumn(
        name,
        DataTypes.DoubleType,
        true,
        row -> {
          double number = value.apply(row);
          return Double.isNaN(number) ? null : (Object) number;
        });
  }
}

package io.sparkloss.spark.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * Calls any function by its SQL name.
 *
 * @since 0.1.0
 */
public abstract class ColumnCalls {

  /** Functions only. */
  protected ColumnCalls() {}

  /** Returns the call of the function of that SQL name, for example {@code try_mse}. */
  public static Column call(String name, List<Column> arguments) {
    return functions.call_function(name, arguments.toArray(new Column[0]));
  }

  /** Returns the call of the function of that SQL name with options such as {@code epsilon}. */
  public static Column call(String name, List<Column> arguments, Map<String, String> options) {
    List<Column> entries = new ArrayList<>();
    options.forEach(
        (key, value) -> {
          entries.add(functions.lit(key));
          entries.add(functions.lit(value));
        });
    List<Column> all = new ArrayList<>(arguments);
    all.add(functions.map(entries.toArray(new Column[0])));
    return call(name, all);
  }
}

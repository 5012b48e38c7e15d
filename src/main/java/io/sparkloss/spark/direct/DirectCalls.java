package io.sparkloss.spark.direct;

import io.sparkloss.spark.SqlFunctions;
import io.sparkloss.spark.adapter.TwoEntries;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.MethodCall;
import io.sparkloss.spark.catalyst.SqlFunction;
import io.sparkloss.spark.row.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.classic.ExpressionUtils$;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;

/**
 * Calls of the SQL functions over columns that are known by their position. The session need not
 * know the functions, and a user's own function of the same name does not come between.
 *
 * <p>The arguments of functions of one row are columns as {@link
 * io.sparkloss.spark.bundle.DataColumns} gives them, or what is made of such here.
 *
 * @since 0.1.0
 */
public final class DirectCalls {

  private static final Map<String, SqlFunction> FUNCTIONS =
      SqlFunctions.all().stream().collect(Collectors.toMap(SqlFunction::name, Function.identity()));

  private static final MapType OPTIONS =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false);

  private DirectCalls() {}

  /**
   * Returns the call of the function of that SQL name.
   *
   * @param options options such as {@code epsilon}; may be empty
   * @throws IllegalArgumentException when there is no such function
   */
  public static Column call(String name, List<Column> arguments, Map<String, String> options) {
    SqlFunction function = FUNCTIONS.get(name);
    if (function == null) {
      throw new IllegalArgumentException("there is no function " + name);
    }
    List<Expression> given = new ArrayList<>();
    arguments.forEach(argument -> given.add(expression(argument)));
    if (!options.isEmpty()) {
      given.add(Catalyst.literal(Catalyst.map(options), OPTIONS));
    }
    Expression call = function.build(given);
    return column(
        call instanceof AggregateFunction aggregate ? aggregate.toAggregateExpression() : call);
  }

  /** Returns the probability of class 1 from an array or ML vector with that of both classes. */
  public static Column positiveProbability(Column both, TwoEntries entries) {
    return ofTwo(both, entries, "probability");
  }

  /** Returns the margin of class 1 from an array or ML vector with its negative and itself. */
  public static Column positiveMargin(Column both, TwoEntries entries) {
    return ofTwo(both, entries, "margin");
  }

  private static Column ofTwo(Column both, TwoEntries entries, String method) {
    Expression numbers = Inputs.array(entries.column(), "prediction", expression(both));
    return column(MethodCall.of(entries, method, DataTypes.DoubleType, numbers));
  }

  private static Expression expression(Column column) {
    return ExpressionUtils$.MODULE$.expression(column);
  }

  private static Column column(Expression expression) {
    return ExpressionUtils$.MODULE$.column(expression);
  }
}

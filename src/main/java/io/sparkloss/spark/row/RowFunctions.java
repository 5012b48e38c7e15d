package io.sparkloss.spark.row;

import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import io.sparkloss.spark.Catalyst;
import io.sparkloss.spark.SqlFunction;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * The functions of one row, made from the table of losses.
 *
 * @since 0.1.0
 */
public final class RowFunctions {

  private RowFunctions() {}

  /** Returns them all, in the order of the documentation. */
  public static List<SqlFunction> all() {
    return Losses.all().stream().map(RowFunctions::value).toList();
  }

  private static SqlFunction value(LossDefinition definition) {
    return new SqlFunction(
        definition.name(),
        SqlFunction.PER_ROW,
        "_FUNC_(label, prediction) - " + definition.formula(),
        List.of("label - the label", "prediction - the prediction"),
        List.of(),
        "0.1.0",
        given -> value(definition, Mode.RAISE, given));
  }

  private static Expression value(LossDefinition definition, Mode mode, List<Expression> given) {
    String function = mode.named(definition.name());
    Arguments arguments = Arguments.ofRow(function, definition, 2, given);
    RowLoss loss = LossChoice.of(definition).forRow(definition.name(), arguments, mode);
    return new LossValue(loss, Catalyst.seq(Arguments.kept(function, given)));
  }
}

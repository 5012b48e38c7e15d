package io.sparkloss.spark.aggregate.sums;

import io.sparkloss.spark.catalyst.Catalyst;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/**
 * The inputs themselves: a loss that the user computes, and a weight.
 *
 * @since 0.1.0
 */
public record GivenTerms() implements Terms {

  private static final long serialVersionUID = 1L;

  @Override
  public List<Expression> of(List<Expression> inputs) {
    return inputs.stream().map(input -> Catalyst.cast(input, DataTypes.DoubleType)).toList();
  }
}

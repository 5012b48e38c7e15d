package io.sparkloss.spark.aggregate.sums;

import io.sparkloss.spark.catalyst.Catalyst;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/**
 * Terms of the rows that pass a filter, which is the last input; the first term of any other row is
 * NULL, so that the row is left out.
 *
 * @param terms the terms
 * @since 0.1.0
 */
public record FilteredTerms(Terms terms) implements Terms {

  private static final long serialVersionUID = 1L;

  @Override
  public List<Expression> of(List<Expression> inputs) {
    int last = inputs.size() - 1;
    List<Expression> filtered = new ArrayList<>(terms.of(inputs.subList(0, last)));
    Expression none = Catalyst.literal(null, DataTypes.DoubleType);
    filtered.set(0, Catalyst.ifElse(inputs.get(last), filtered.get(0), none));
    return filtered;
  }
}

package io.sparkloss.spark.aggregate.sums;

import io.sparkloss.cost.score.SumsLayout;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.MethodCall;
import io.sparkloss.spark.catalyst.ZeroIf;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a row adds: the terms and the weight, none of them ever NULL, all 0 for a row that is left
 * out.
 *
 * @param skip whether the row is left out; null when no row is
 * @param terms the terms, 0 for a row that is left out
 * @param weight the checked weight, 0 for a row that is left out; null when there is none
 * @since 0.1.0
 */
public record RowTerms(
    @Nullable Expression skip, List<Expression> terms, @Nullable Expression weight) {

  /** The place of the 1 of a used row among the {@link #numbers}. */
  public static final int ONE = 0;

  /** The place of the weight among the {@link #numbers}. */
  public static final int WEIGHT = 1;

  /** Returns what a row adds, from the terms and the weight. */
  public static RowTerms of(SumsForm form, List<Expression> inputs) {
    SumsLayout layout = form.layout();
    List<Expression> terms = inputs.subList(0, layout.terms());
    Expression skip = null;
    for (Expression term : terms) {
      skip = term.nullable() ? either(skip, Catalyst.isNull(term)) : skip;
    }
    Expression weight = null;
    if (layout.weighted()) {
      Expression raw = inputs.get(layout.terms());
      skip = raw.nullable() ? either(skip, Catalyst.isNull(raw)) : skip;
      Expression checked =
          MethodCall.of(new Weights(form.name()), "checked", DataTypes.DoubleType, raw);
      skip = either(skip, Catalyst.equal(checked, zero()));
      weight = used(skip, checked);
    }
    List<Expression> used = new ArrayList<>();
    for (Expression term : terms) {
      used.add(used(skip, term));
    }
    return new RowTerms(skip, used, weight);
  }

  /** Returns 1 for a row that is used and 0 for one that is left out. */
  Expression one() {
    Expression one = Catalyst.literal(1L, DataTypes.LongType);
    return skip == null
        ? one
        : Catalyst.ifElse(skip, Catalyst.literal(0L, DataTypes.LongType), one);
  }

  /**
   * Returns all as doubles: 1 for a row that is used and 0 for one that is left out, then the
   * weight if there is one, then the terms.
   */
  public List<Expression> numbers() {
    Expression one = Catalyst.literal(1.0, DataTypes.DoubleType);
    List<Expression> all = new ArrayList<>();
    all.add(used(skip, one));
    if (weight != null) {
      all.add(weight);
    }
    all.addAll(terms);
    return all;
  }

  /** Returns the place of the first term among the {@link #numbers}. */
  public static int firstTerm(boolean weighted) {
    return weighted ? WEIGHT + 1 : WEIGHT;
  }

  private static Expression used(@Nullable Expression skip, Expression value) {
    return skip == null ? value : new ZeroIf(skip, value);
  }

  private static Expression either(@Nullable Expression left, Expression right) {
    return left == null ? right : Catalyst.or(left, right);
  }

  private static Expression zero() {
    return Catalyst.literal(0.0, DataTypes.DoubleType);
  }
}

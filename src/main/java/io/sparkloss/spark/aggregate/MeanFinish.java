package io.sparkloss.spark.aggregate;

import io.sparkloss.cost.Transform;
import io.sparkloss.numeric.Exact;
import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.spark.Catalyst;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** The finishing of costs that need one or two sums. */
enum MeanFinish implements Finish {
  /** Σwℓ / Σw. */
  MEAN {
    @Override
    Expression value(SumsLayout layout, List<AttributeReference> fields) {
      return quotient(layout, fields);
    }
  },
  /** √(Σwℓ / Σw). */
  ROOT {
    @Override
    Expression value(SumsLayout layout, List<AttributeReference> fields) {
      return transformed(Transform.SQUARE_ROOT, quotient(layout, fields));
    }
  },
  /** e to the Σwℓ / Σw. */
  EXPONENTIAL {
    @Override
    Expression value(SumsLayout layout, List<AttributeReference> fields) {
      return transformed(Transform.EXPONENTIAL, quotient(layout, fields));
    }
  },
  /** Σwℓ. */
  SUM {
    @Override
    Expression value(SumsLayout layout, List<AttributeReference> fields) {
      int sum = layout.sum(0);
      return Catalyst.staticInvoke(
          Exact.class,
          "round",
          DataTypes.DoubleType,
          fields.subList(sum, sum + SumsLayout.PARTS).toArray(Expression[]::new));
    }
  },
  /** The quotient of two sums. */
  RATIO {
    @Override
    Expression value(SumsLayout layout, List<AttributeReference> fields) {
      int sum = layout.sum(0);
      return ratio(fields.subList(sum, sum + 2 * SumsLayout.PARTS));
    }
  };

  /** Returns the finishing of a mean with a transform. */
  static MeanFinish of(Transform transform) {
    return switch (transform) {
      case IDENTITY -> MEAN;
      case SQUARE_ROOT -> ROOT;
      case EXPONENTIAL -> EXPONENTIAL;
    };
  }

  @Override
  public Expression result(SumsLayout layout, List<AttributeReference> fields) {
    Expression none =
        layout.rows()
            ? Catalyst.equal(fields.get(0), Catalyst.literal(0L, DataTypes.LongType))
            : Catalyst.equal(fields.get(0), Catalyst.literal(0.0, DataTypes.DoubleType));
    return Catalyst.nullIf(none, value(layout, fields));
  }

  abstract Expression value(SumsLayout layout, List<AttributeReference> fields);

  private static Expression quotient(SumsLayout layout, List<AttributeReference> fields) {
    int sum = layout.sum(0);
    if (!layout.weighted()) {
      return Catalyst.staticInvoke(
          ThreePartSum.class,
          "mean",
          DataTypes.DoubleType,
          fields.subList(0, 1 + SumsLayout.PARTS).toArray(Expression[]::new));
    }
    List<Expression> arguments =
        new java.util.ArrayList<>(fields.subList(sum, sum + SumsLayout.PARTS));
    arguments.addAll(fields.subList(layout.weight(), layout.weight() + SumsLayout.PARTS));
    return ratio(arguments);
  }

  private static Expression ratio(List<? extends Expression> parts) {
    return Catalyst.staticInvoke(
        ThreePartSum.class, "ratio", DataTypes.DoubleType, parts.toArray(Expression[]::new));
  }

  private static Expression transformed(Transform transform, Expression mean) {
    return Catalyst.invokeNonNull(transform, Transform.class, "apply", DataTypes.DoubleType, mean);
  }
}

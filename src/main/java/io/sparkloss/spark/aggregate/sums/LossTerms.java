package io.sparkloss.spark.aggregate.sums;

import io.sparkloss.cost.score.Score;
import io.sparkloss.numeric.Exact;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.MethodCall;
import io.sparkloss.spark.row.Inputs;
import io.sparkloss.spark.row.Mode;
import io.sparkloss.spark.row.RowLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/**
 * The terms of a score over one of our losses; the inputs are label, prediction, [weight].
 *
 * @param loss the loss
 * @param score the score, which tells what it needs beside the loss
 * @since 0.1.0
 */
public record LossTerms(RowLoss loss, Score score) implements Terms {

  private static final long serialVersionUID = 1L;

  @Override
  public List<Expression> of(List<Expression> inputs) {
    List<Expression> data = inputs.subList(0, loss.inputs());
    List<Expression> terms = new ArrayList<>();
    terms.add(loss.value(data));
    switch (score) {
      case MEAN, ROOT_MEAN, EXPONENTIAL_MEAN, SUM -> {}
      case NORMALIZED_ENTROPY, D2_LOG_LOSS -> terms.add(loss.label(data));
      case RATIO ->
          terms.add(MethodCall.of(Math.class, "abs", DataTypes.DoubleType, loss.label(data)));
      case R_SQUARED -> {
        Expression label = loss.label(data);
        terms.add(label);
        terms.add(Catalyst.multiply(label, label));
        terms.add(MethodCall.of(Exact.class, "productError", DataTypes.DoubleType, label, label));
      }
    }
    weight(inputs).ifPresent(terms::add);
    return terms;
  }

  /** Returns whether rows have weights: their own, or those of their classes. */
  public boolean isWeighted(int inputs) {
    return inputs > loss.inputs() || !loss.policy().classWeights().isEmpty();
  }

  /** Returns the weight of the row times that of its class. */
  public Optional<Expression> weight(List<Expression> inputs) {
    List<Expression> data = inputs.subList(0, loss.inputs());
    Optional<Expression> factor =
        loss.policy().classWeights().isEmpty()
            ? Optional.empty()
            : Optional.of(loss.weightFactor(data));
    if (inputs.size() == loss.inputs()) {
      return factor;
    }
    Expression weight = Inputs.number(loss.sqlName(), "weight", inputs.get(loss.inputs()));
    if (factor.isPresent()) {
      weight = Catalyst.multiply(checked(weight), factor.get());
    }
    return Optional.of(loss.mode() == Mode.TRY ? checked(weight) : weight);
  }

  /** Returns the weight, NULL where it is bad and the function does not raise errors. */
  private Expression checked(Expression weight) {
    return loss.mode() == Mode.TRY
        ? Catalyst.staticInvokeOrNull(Weights.class, "legalOrNull", DataTypes.DoubleType, weight)
        : MethodCall.of(new Weights(loss.sqlName()), "checked", DataTypes.DoubleType, weight);
  }
}

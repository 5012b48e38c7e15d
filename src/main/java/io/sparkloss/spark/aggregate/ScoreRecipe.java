package io.sparkloss.spark.aggregate;

import io.sparkloss.cost.ShortName;
import io.sparkloss.cost.score.Score;
import io.sparkloss.cost.score.SignedError;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import io.sparkloss.spark.aggregate.sums.CostSums;
import io.sparkloss.spark.aggregate.sums.LossTerms;
import io.sparkloss.spark.aggregate.sums.SumsForm;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.row.Arguments;
import io.sparkloss.spark.row.Inputs;
import io.sparkloss.spark.row.LossChoice;
import io.sparkloss.spark.row.Mode;
import io.sparkloss.spark.row.RowLoss;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;

/**
 * A function {@code (label, prediction[, weight][, options])}.
 *
 * @param function the name without {@code try_}
 * @param mode what is done with rows that cannot be used
 * @param score what it reports
 * @param number the loss where the prediction is a number
 * @param array the loss where the prediction is an array
 * @since 0.1.0
 */
public record ScoreRecipe(String function, Mode mode, Score score, String number, String array)
    implements Recipe {

  private static final long serialVersionUID = 1L;

  private static final LossDefinition SIGNED_ERROR =
      new LossDefinition(SignedError.NAME, "p - y", List.of(), parameters -> new SignedError());

  /** Returns the recipe of a short name. */
  static ScoreRecipe of(ShortName name, Mode mode) {
    return new ScoreRecipe(
        name.name(),
        mode,
        Score.of(name.transform()),
        name.scalarLoss(),
        name.classLoss().orElse(name.scalarLoss()));
  }

  /** Returns the recipe of a score of numbers. */
  static ScoreRecipe of(String function, Mode mode, Score score, String loss) {
    return new ScoreRecipe(function, mode, score, loss, loss);
  }

  @Override
  public String name() {
    return mode.named(function);
  }

  @Override
  public AggregateFunction build(List<Expression> given) {
    Arguments arguments = Arguments.ofAggregate(name(), given);
    RowLoss loss = choice().forAggregate(function, arguments, mode);
    LossTerms terms = new LossTerms(loss, score);
    List<Expression> inputs = new ArrayList<>(arguments.data());
    arguments.weight().ifPresent(inputs::add);
    terms.of(inputs);
    if (score == Score.D2_LOG_LOSS && Inputs.isArray(arguments.prediction())) {
      return new ClassShares(name(), terms, Catalyst.seq(inputs), 0, 0);
    }
    return new CostSums(
        new SumsForm(name(), score, terms.isWeighted(inputs.size())), terms, Catalyst.seq(inputs));
  }

  /** Returns the losses of which the type of the prediction chooses one. */
  LossChoice choice() {
    return new LossChoice(definition(number), definition(array));
  }

  /** Returns the loss for a prediction that is a number, or an array. */
  public LossDefinition definition(boolean isArray) {
    return definition(isArray ? array : number);
  }

  private static LossDefinition definition(String name) {
    return name.equals(SignedError.NAME) ? SIGNED_ERROR : Losses.get(name);
  }
}

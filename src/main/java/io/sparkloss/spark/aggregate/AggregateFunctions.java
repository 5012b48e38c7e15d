package io.sparkloss.spark.aggregate;

import io.sparkloss.cost.ShortName;
import io.sparkloss.cost.score.Score;
import io.sparkloss.cost.score.SignedError;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.SqlFunction;
import io.sparkloss.spark.row.Arguments;
import io.sparkloss.spark.row.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.expressions.CreateMap;
import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * The functions of many rows.
 *
 * @since 0.1.0
 */
public final class AggregateFunctions {

  private static final String SINCE = "0.1.0";

  private AggregateFunctions() {}

  /** Returns them all, in the order of the documentation. */
  public static List<SqlFunction> all() {
    List<Recipe> all = new ArrayList<>(scores());
    all.add(new GivenRecipe("cost", Score.MEAN));
    all.add(new GivenRecipe("cost_sum", Score.SUM));
    all.add(new StatsRecipe("cost_stats"));
    return all.stream().map(AggregateFunctions::function).toList();
  }

  /** Returns those of the form {@code (label, prediction[, weight][, options])}. */
  public static List<ScoreRecipe> scores() {
    return Arrays.stream(Mode.values()).flatMap(AggregateFunctions::scores).toList();
  }

  private static Stream<ScoreRecipe> scores(Mode mode) {
    return Stream.concat(
        ShortName.all().stream().map(name -> ScoreRecipe.of(name, mode)),
        Stream.of(
            score("mean_error", mode, Score.MEAN, SignedError.NAME),
            score("wape", mode, Score.RATIO, "absolute_error"),
            score("r2", mode, Score.R_SQUARED, "squared_error"),
            score("d2_squared_error", mode, Score.R_SQUARED, "squared_error"),
            new ScoreRecipe(
                "d2_log_loss", mode, Score.D2_LOG_LOSS, "binary_cross_entropy", "cross_entropy"),
            score("normalized_entropy", mode, Score.NORMALIZED_ENTROPY, "binary_cross_entropy")));
  }

  private static ScoreRecipe score(String function, Mode mode, Score score, String loss) {
    return ScoreRecipe.of(function, mode, score, loss);
  }

  private static SqlFunction function(Recipe recipe) {
    AggregateDocs docs = AggregateDocs.of(recipe);
    return new SqlFunction(
        recipe.name(),
        SqlFunction.AGGREGATE,
        docs.usage(),
        docs.arguments(),
        docs.examples(),
        SINCE,
        given -> new NamedAggregate(recipe, Catalyst.seq(kept(recipe, given))));
  }

  /** Spark cannot evaluate a map of mixed types, so its entries become text. */
  private static List<Expression> kept(Recipe recipe, List<Expression> given) {
    return given.stream()
        .map(
            each ->
                each instanceof CreateMap
                    ? Arguments.kept(recipe.name(), List.of(each)).get(0)
                    : each)
        .toList();
  }
}

package io.sparkloss.spark.aggregate;

import io.sparkloss.spark.catalyst.SqlFunction.Example;
import io.sparkloss.spark.row.LossChoice;
import io.sparkloss.spark.row.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code DESCRIBE FUNCTION EXTENDED} says about an aggregate.
 *
 * @param usage the lines of the form {@code _FUNC_(label, prediction) - what it returns.}
 * @param arguments one line for each argument
 * @param examples queries and their results
 */
record AggregateDocs(String usage, List<String> arguments, List<Example> examples) {

  private static final String NUMBERS =
      "VALUES (3.0, 2.5), (-0.5, 0.0), (2.0, 2.0), (7.0, 8.0) AS t(label, prediction)";
  private static final String COUNTS = "VALUES (0, 0), (0, 0), (3, 3) AS t(label, prediction)";
  private static final String PARTS = "VALUES (4.0, 3.0), (2.0, 3.0) AS t(label, prediction)";
  private static final String HALVES = "VALUES (1, 0.5), (0, 0.5) AS t(label, prediction)";
  private static final String SCORES = "VALUES (1, 0.0), (0, 0.0) AS t(label, logit)";
  private static final String CLASSES =
      "VALUES (0, array(0.5, 0.25, 0.25)), (2, array(0.25, 0.25, 0.5)) AS t(label, p)";
  private static final String LOSSES = "VALUES (1.0, 1), (4.0, 3) AS t(loss, weight)";

  private static final String WEIGHT =
      "weight - how much the row counts, finite and at least 0; 1 when absent";

  private static final List<String> GIVEN =
      List.of("loss - the loss of the row, a number; NULL leaves the row out", WEIGHT);

  /** What a function returns, the query that shows it, and its result. */
  private record Entry(String returns, String query, String result) {}

  private static final Map<String, Entry> ENTRIES =
      Map.ofEntries(
          Map.entry("mse", numbers("the mean squared error, Σw(y−p)²/Σw", NUMBERS, "0.375")),
          Map.entry("rmse", numbers("the square root of the mean squared error", PARTS, "1.0")),
          Map.entry("mae", numbers("the mean absolute error, Σw|y−p|/Σw", NUMBERS, "0.5")),
          Map.entry("msle", numbers("the mean squared difference of ln(1+x)", COUNTS, "0.0")),
          Map.entry(
              "mape", numbers("the mean absolute error as a fraction of |y|", PARTS, "0.375")),
          Map.entry(
              "log_loss",
              numbers(
                  "the mean log loss of probabilities, binary or of classes",
                  HALVES,
                  "0.6931471805599453")),
          Map.entry(
              "log_loss_with_logits",
              new Entry(
                  "the mean log loss of logits, binary or of classes",
                  "SELECT _FUNC_(label, logit) FROM " + SCORES,
                  "0.6931471805599453")),
          Map.entry("perplexity", numbers("e to the mean log loss", HALVES, "2.0")),
          Map.entry(
              "brier",
              new Entry(
                  "the mean squared error of probabilities",
                  "SELECT _FUNC_(label, p) FROM " + CLASSES,
                  "0.375")),
          Map.entry("error_rate", numbers("the share of wrong classes", COUNTS, "0.0")),
          Map.entry("mean_error", numbers("the bias, Σw(p−y)/Σw", NUMBERS, "0.25")),
          Map.entry("wape", numbers("Σw|y−p| / Σw|y|", NUMBERS, "0.16")),
          Map.entry(
              "r2",
              numbers("the coefficient of determination, 1 − Σw(y−p)²/Σw(y−ȳ)²", PARTS, "0.0")),
          Map.entry(
              "d2_squared_error",
              numbers("the coefficient of determination, 1 − Σw(y−p)²/Σw(y−ȳ)²", PARTS, "0.0")),
          Map.entry(
              "d2_log_loss",
              numbers("1 − log loss / the log loss of the class shares", HALVES, "0.0")),
          Map.entry(
              "normalized_entropy",
              numbers("the log loss over the entropy of the label mean", HALVES, "1.0")),
          Map.entry(
              "cost",
              new Entry(
                  "the mean Σwℓ/Σw of any loss",
                  "SELECT _FUNC_(loss, weight) FROM " + LOSSES,
                  "3.25")),
          Map.entry(
              "cost_sum",
              new Entry(
                  "the sum Σwℓ of any loss", "SELECT _FUNC_(loss, weight) FROM " + LOSSES, "13.0")),
          Map.entry(
              "cost_stats",
              new Entry(
                  "count, weight, cost, std_error, ci_low, ci_high, population_variance, min, max,"
                      + " clipped_count, clipped_share and doubtful of a loss",
                  "SELECT _FUNC_(loss, weight).max FROM " + LOSSES,
                  "4.0")));

  private static Entry numbers(String returns, String table, String result) {
    return new Entry(returns, "SELECT _FUNC_(label, prediction) FROM " + table, result);
  }

  /** Returns the description of a function. */
  static AggregateDocs of(Recipe recipe) {
    boolean score = recipe instanceof ScoreRecipe;
    boolean tried = recipe instanceof ScoreRecipe it && it.mode() == Mode.TRY;
    String name = recipe instanceof ScoreRecipe it ? it.function() : recipe.name();
    Entry entry = ENTRIES.get(name);
    if (entry == null) {
      throw new IllegalStateException("no description of " + name);
    }
    String signature = score ? "(label, prediction[, weight][, options])" : "(loss[, weight])";
    String usage =
        "_FUNC_"
            + signature
            + " - Returns "
            + entry.returns()
            + "; NULL for no rows."
            + (tried ? " Leaves out rows that " + name + " refuses." : "");
    return new AggregateDocs(
        usage,
        recipe instanceof ScoreRecipe it ? arguments(it.choice()) : GIVEN,
        List.of(new Example(entry.query(), entry.result())));
  }

  private static List<String> arguments(LossChoice choice) {
    List<String> lines = new ArrayList<>(choice.describedData());
    lines.add(WEIGHT);
    lines.add(
        "options - a constant map with any of " + String.join(", ", choice.aggregateOptions()));
    return lines;
  }
}

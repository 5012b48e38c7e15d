package io.sparkloss.spark.bits;

import io.sparkloss.cost.score.Score;
import io.sparkloss.cost.score.SignedError;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import io.sparkloss.spark.aggregate.AggregateFunctions;
import io.sparkloss.spark.aggregate.ScoreRecipe;
import io.sparkloss.spark.catalyst.SqlFunction;
import io.sparkloss.spark.row.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every aggregate over every loss, as SQL over the columns of {@link BitsData}: made from the
 * project's own tables, so that a new function comes in by itself, or fails for want of columns.
 */
final class CostCalls {

  /**
   * What one query asks for.
   *
   * @param table over which rows
   * @param batches whether all of it can be computed from batches of columns
   * @param numbers calls that return a number
   * @param structs calls that return a struct
   */
  record CallSet(String table, boolean batches, List<String> numbers, List<String> structs) {

    /** Returns all of them, in the order in which they are asked for. */
    List<String> calls() {
      return Stream.of(numbers, structs).flatMap(List::stream).toList();
    }

    /** Returns how many numbers they report in each group. */
    int fields() {
      return numbers.size() + FIELDS_OF_STATISTICS * structs.size();
    }
  }

  /** What {@code cost_stats} reports, from count to doubtful. */
  private static final int FIELDS_OF_STATISTICS = 12;

  /** Arguments of a loss where the prediction is a number, and where it is an array; or empty. */
  private record Columns(String number, String array) {}

  private static final Map<String, Columns> COLUMNS =
      Map.ofEntries(
          Map.entry(SignedError.NAME, numbers("y, p")),
          Map.entry("squared_error", numbers("y, p")),
          Map.entry("absolute_error", numbers("y, p")),
          Map.entry("huber_loss", numbers("y, p")),
          Map.entry("log_cosh_loss", numbers("y, p")),
          Map.entry("quantile_loss", numbers("y, p, 0.9")),
          Map.entry("squared_log_error", numbers("n, m")),
          Map.entry("absolute_percentage_error", numbers("y, p")),
          Map.entry("poisson_deviance", numbers("n, m")),
          Map.entry("gamma_deviance", numbers("a, m")),
          Map.entry("tweedie_deviance", numbers("n, m, 1.5")),
          Map.entry("gaussian_nll", numbers("y, p, s")),
          Map.entry("laplace_nll", numbers("y, p, s")),
          Map.entry("binary_cross_entropy", numbers("late, q")),
          Map.entry("binary_cross_entropy_with_logits", numbers("late, z")),
          Map.entry("cross_entropy", new Columns("", "c, probs")),
          Map.entry("cross_entropy_with_logits", new Columns("", "c, logits")),
          Map.entry("brier_loss", new Columns("late, q", "c, probs")),
          Map.entry("zero_one_loss", new Columns("c, hard", "c, probs")),
          Map.entry("hinge_loss", numbers("late, score")));

  /** What the tables do not show: options, parameters, other types, and numbers at the limits. */
  private static final List<String> MORE_BATCHES =
      List.of(
          "mse(i, f)",
          "mae(i, dec, w)",
          "mse(id, f, i)",
          "mse(y * 3, p)",
          "log_loss(soft, q, w)",
          "log_loss(late, q, map('epsilon', '0'))",
          "log_loss(late, q, w, map('epsilon', '1e-15'))",
          "log_loss(late, q, map('pos_weight', '3'))",
          "log_loss(c, fprobs)",
          "log_loss(c, probs, map('smoothing', '0.1'))",
          "cost(huber_loss(y, p, 2500.0), w)",
          "cost(quantile_loss(y, p, 0.001))",
          "cost(tweedie_deviance(n, m, 1.01), w)",
          "cost(y)",
          "cost_sum(y, w)",
          "cost(large)",
          "cost(huge)",
          "cost_sum(huge, w)",
          "mse(large, p)",
          "mse(huge, p, w)",
          "cost(endless, w)",
          "cost(broken)",
          "mse(broken, p)",
          "r2(broken, p, w)",
          "cost(both)");

  private static final List<String> MORE_ROWS =
      List.of(
          "log_loss(c, probs, w, map('ignore_label', '3'))",
          "log_loss(softs, probs)",
          "cost(cross_entropy_with_logits(softs, logits), w)",
          "brier(softs, probs, w)",
          "log_loss(c, probs, map('smoothing', '0.1', 'class_weights', '1,2,5,0.5,3'))",
          "mse(y, p) FILTER (WHERE late = 1)");

  private static final List<String> MORE_STATS =
      List.of(
          "cost_stats(y, w)",
          "cost_stats(large, w)",
          "cost_stats(huge)",
          "cost_stats(endless)",
          "cost_stats(broken, w)",
          "cost_stats(both)");

  private static final List<String> STATS_OF_ROWS =
      List.of(
          "cost_stats(cross_entropy(softs, probs), w)", "cost_stats(sqrt(squared_error(y, p)))");

  private CostCalls() {}

  /** Returns all of them. */
  static List<CallSet> all() {
    return List.of(
        new CallSet(BitsData.GOOD, true, batches(), stats()),
        new CallSet(BitsData.GOOD, false, rows(), STATS_OF_ROWS),
        new CallSet(BitsData.BAD, false, tries(), tryStats()));
  }

  private static List<String> batches() {
    List<String> calls = new ArrayList<>();
    for (ScoreRecipe score : scores(Mode.RAISE)) {
      forms(score)
          .filter(form -> !sharesOfClasses(score, form))
          .forEach(f -> score(score, f, calls));
    }
    for (String given : List.of("cost", "cost_sum")) {
      losses("").forEach(loss -> given(given, loss, calls));
    }
    calls.addAll(MORE_BATCHES);
    return calls;
  }

  private static List<String> rows() {
    List<String> calls = new ArrayList<>();
    for (ScoreRecipe score : scores(Mode.RAISE)) {
      forms(score)
          .filter(form -> sharesOfClasses(score, form))
          .forEach(f -> score(score, f, calls));
    }
    calls.addAll(MORE_ROWS);
    return calls;
  }

  private static List<String> stats() {
    List<String> calls = new ArrayList<>();
    losses("").forEach(loss -> given("cost_stats", loss, calls));
    calls.addAll(MORE_STATS);
    return calls;
  }

  private static List<String> tryStats() {
    return losses("try_").map(loss -> "cost_stats(" + loss + ", w)").toList();
  }

  private static List<String> tries() {
    List<String> calls = new ArrayList<>();
    for (ScoreRecipe score : scores(Mode.TRY)) {
      forms(score).forEach(form -> score(score, form, calls));
    }
    return calls;
  }

  /** Returns those aggregates of the project that no call uses. */
  static Set<String> forgotten() {
    Set<String> names = new TreeSet<>();
    AggregateFunctions.all().stream().map(SqlFunction::name).forEach(names::add);
    all().stream()
        .flatMap(set -> set.calls().stream())
        .forEach(call -> names.remove(call.substring(0, call.indexOf('('))));
    return names;
  }

  private static List<ScoreRecipe> scores(Mode mode) {
    return AggregateFunctions.scores().stream().filter(each -> each.mode() == mode).toList();
  }

  /** The entropy of class shares needs a count for each class. */
  private static boolean sharesOfClasses(ScoreRecipe score, String columns) {
    return score.score() == Score.D2_LOG_LOSS && columns.equals(array(score));
  }

  private static Stream<String> forms(ScoreRecipe score) {
    return Stream.of(columns(score.definition(false)).number(), array(score))
        .filter(columns -> !columns.isEmpty());
  }

  private static String array(ScoreRecipe score) {
    return columns(score.definition(true)).array();
  }

  private static void score(ScoreRecipe score, String columns, List<String> calls) {
    calls.add(score.name() + "(" + columns + ")");
    calls.add(score.name() + "(" + columns + ", w)");
  }

  private static void given(String function, String loss, List<String> calls) {
    calls.add(function + "(" + loss + ")");
    calls.add(function + "(" + loss + ", w)");
  }

  private static Stream<String> losses(String prefix) {
    return Losses.all().stream()
        .flatMap(
            loss ->
                Stream.of(columns(loss).number(), columns(loss).array())
                    .filter(columns -> !columns.isEmpty())
                    .map(columns -> prefix + loss.name() + "(" + columns + ")"));
  }

  private static Columns columns(LossDefinition loss) {
    Columns columns = COLUMNS.get(loss.name());
    if (columns == null) {
      throw new IllegalStateException(
          "no columns for " + loss.name() + "; say here over which it is to be computed");
    }
    return columns;
  }

  private static Columns numbers(String columns) {
    return new Columns(columns, "");
  }
}

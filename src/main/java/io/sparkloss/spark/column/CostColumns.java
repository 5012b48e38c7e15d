package io.sparkloss.spark.column;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * The aggregates.
 *
 * @since 0.1.0
 */
public abstract class CostColumns extends TryGradientColumns {

  /** Functions only. */
  protected CostColumns() {}

  /** Returns {@code mse} of all rows. */
  public static Column mse(Column label, Column prediction) {
    return call("mse", List.of(label, prediction));
  }

  /** Returns {@code mse} of all rows, weighted. */
  public static Column mse(Column label, Column prediction, Column weight) {
    return call("mse", List.of(label, prediction, weight));
  }

  /** Returns {@code rmse} of all rows. */
  public static Column rmse(Column label, Column prediction) {
    return call("rmse", List.of(label, prediction));
  }

  /** Returns {@code rmse} of all rows, weighted. */
  public static Column rmse(Column label, Column prediction, Column weight) {
    return call("rmse", List.of(label, prediction, weight));
  }

  /** Returns {@code mae} of all rows. */
  public static Column mae(Column label, Column prediction) {
    return call("mae", List.of(label, prediction));
  }

  /** Returns {@code mae} of all rows, weighted. */
  public static Column mae(Column label, Column prediction, Column weight) {
    return call("mae", List.of(label, prediction, weight));
  }

  /** Returns {@code msle} of all rows. */
  public static Column msle(Column label, Column prediction) {
    return call("msle", List.of(label, prediction));
  }

  /** Returns {@code msle} of all rows, weighted. */
  public static Column msle(Column label, Column prediction, Column weight) {
    return call("msle", List.of(label, prediction, weight));
  }

  /** Returns {@code mape} of all rows. */
  public static Column mape(Column label, Column prediction) {
    return call("mape", List.of(label, prediction));
  }

  /** Returns {@code mape} of all rows, weighted. */
  public static Column mape(Column label, Column prediction, Column weight) {
    return call("mape", List.of(label, prediction, weight));
  }

  /** Returns {@code log_loss} of all rows. */
  public static Column logLoss(Column label, Column prediction) {
    return call("log_loss", List.of(label, prediction));
  }

  /** Returns {@code log_loss} of all rows, weighted. */
  public static Column logLoss(Column label, Column prediction, Column weight) {
    return call("log_loss", List.of(label, prediction, weight));
  }

  /** Returns {@code log_loss_with_logits} of all rows. */
  public static Column logLossWithLogits(Column label, Column prediction) {
    return call("log_loss_with_logits", List.of(label, prediction));
  }

  /** Returns {@code log_loss_with_logits} of all rows, weighted. */
  public static Column logLossWithLogits(Column label, Column prediction, Column weight) {
    return call("log_loss_with_logits", List.of(label, prediction, weight));
  }

  /** Returns {@code brier} of all rows. */
  public static Column brier(Column label, Column prediction) {
    return call("brier", List.of(label, prediction));
  }

  /** Returns {@code brier} of all rows, weighted. */
  public static Column brier(Column label, Column prediction, Column weight) {
    return call("brier", List.of(label, prediction, weight));
  }

  /** Returns {@code error_rate} of all rows. */
  public static Column errorRate(Column label, Column prediction) {
    return call("error_rate", List.of(label, prediction));
  }

  /** Returns {@code error_rate} of all rows, weighted. */
  public static Column errorRate(Column label, Column prediction, Column weight) {
    return call("error_rate", List.of(label, prediction, weight));
  }

  /** Returns {@code mean_error} of all rows. */
  public static Column meanError(Column label, Column prediction) {
    return call("mean_error", List.of(label, prediction));
  }

  /** Returns {@code mean_error} of all rows, weighted. */
  public static Column meanError(Column label, Column prediction, Column weight) {
    return call("mean_error", List.of(label, prediction, weight));
  }

  /** Returns {@code wape} of all rows. */
  public static Column wape(Column label, Column prediction) {
    return call("wape", List.of(label, prediction));
  }

  /** Returns {@code wape} of all rows, weighted. */
  public static Column wape(Column label, Column prediction, Column weight) {
    return call("wape", List.of(label, prediction, weight));
  }

  /** Returns {@code perplexity} of all rows. */
  public static Column perplexity(Column label, Column prediction) {
    return call("perplexity", List.of(label, prediction));
  }

  /** Returns {@code perplexity} of all rows, weighted. */
  public static Column perplexity(Column label, Column prediction, Column weight) {
    return call("perplexity", List.of(label, prediction, weight));
  }

  /** Returns {@code r2} of all rows. */
  public static Column r2(Column label, Column prediction) {
    return call("r2", List.of(label, prediction));
  }

  /** Returns {@code r2} of all rows, weighted. */
  public static Column r2(Column label, Column prediction, Column weight) {
    return call("r2", List.of(label, prediction, weight));
  }

  /** Returns {@code d2_squared_error} of all rows. */
  public static Column d2SquaredError(Column label, Column prediction) {
    return call("d2_squared_error", List.of(label, prediction));
  }

  /** Returns {@code d2_squared_error} of all rows, weighted. */
  public static Column d2SquaredError(Column label, Column prediction, Column weight) {
    return call("d2_squared_error", List.of(label, prediction, weight));
  }

  /** Returns {@code d2_log_loss} of all rows. */
  public static Column d2LogLoss(Column label, Column prediction) {
    return call("d2_log_loss", List.of(label, prediction));
  }

  /** Returns {@code d2_log_loss} of all rows, weighted. */
  public static Column d2LogLoss(Column label, Column prediction, Column weight) {
    return call("d2_log_loss", List.of(label, prediction, weight));
  }

  /** Returns {@code normalized_entropy} of all rows. */
  public static Column normalizedEntropy(Column label, Column prediction) {
    return call("normalized_entropy", List.of(label, prediction));
  }

  /** Returns {@code normalized_entropy} of all rows, weighted. */
  public static Column normalizedEntropy(Column label, Column prediction, Column weight) {
    return call("normalized_entropy", List.of(label, prediction, weight));
  }

  /** Returns {@code cost} of a loss. */
  public static Column cost(Column loss) {
    return call("cost", List.of(loss));
  }

  /** Returns {@code cost} of a weighted loss. */
  public static Column cost(Column loss, Column weight) {
    return call("cost", List.of(loss, weight));
  }

  /** Returns {@code cost_sum} of a loss. */
  public static Column costSum(Column loss) {
    return call("cost_sum", List.of(loss));
  }

  /** Returns {@code cost_sum} of a weighted loss. */
  public static Column costSum(Column loss, Column weight) {
    return call("cost_sum", List.of(loss, weight));
  }

  /** Returns {@code cost_stats} of a loss. */
  public static Column costStats(Column loss) {
    return call("cost_stats", List.of(loss));
  }

  /** Returns {@code cost_stats} of a weighted loss. */
  public static Column costStats(Column loss, Column weight) {
    return call("cost_stats", List.of(loss, weight));
  }
}

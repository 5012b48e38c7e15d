package io.sparkloss.spark.column;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * The aggregates over the rows that can be used.
 *
 * @since 0.1.0
 */
public abstract class TryCostColumns extends CostColumns {

  /** Functions only. */
  protected TryCostColumns() {}

  /** Returns {@code mse} of the usable rows. */
  public static Column tryMse(Column label, Column prediction) {
    return call("try_mse", List.of(label, prediction));
  }

  /** Returns {@code mse} of the usable rows, weighted. */
  public static Column tryMse(Column label, Column prediction, Column weight) {
    return call("try_mse", List.of(label, prediction, weight));
  }

  /** Returns {@code rmse} of the usable rows. */
  public static Column tryRmse(Column label, Column prediction) {
    return call("try_rmse", List.of(label, prediction));
  }

  /** Returns {@code rmse} of the usable rows, weighted. */
  public static Column tryRmse(Column label, Column prediction, Column weight) {
    return call("try_rmse", List.of(label, prediction, weight));
  }

  /** Returns {@code mae} of the usable rows. */
  public static Column tryMae(Column label, Column prediction) {
    return call("try_mae", List.of(label, prediction));
  }

  /** Returns {@code mae} of the usable rows, weighted. */
  public static Column tryMae(Column label, Column prediction, Column weight) {
    return call("try_mae", List.of(label, prediction, weight));
  }

  /** Returns {@code msle} of the usable rows. */
  public static Column tryMsle(Column label, Column prediction) {
    return call("try_msle", List.of(label, prediction));
  }

  /** Returns {@code msle} of the usable rows, weighted. */
  public static Column tryMsle(Column label, Column prediction, Column weight) {
    return call("try_msle", List.of(label, prediction, weight));
  }

  /** Returns {@code mape} of the usable rows. */
  public static Column tryMape(Column label, Column prediction) {
    return call("try_mape", List.of(label, prediction));
  }

  /** Returns {@code mape} of the usable rows, weighted. */
  public static Column tryMape(Column label, Column prediction, Column weight) {
    return call("try_mape", List.of(label, prediction, weight));
  }

  /** Returns {@code log_loss} of the usable rows. */
  public static Column tryLogLoss(Column label, Column prediction) {
    return call("try_log_loss", List.of(label, prediction));
  }

  /** Returns {@code log_loss} of the usable rows, weighted. */
  public static Column tryLogLoss(Column label, Column prediction, Column weight) {
    return call("try_log_loss", List.of(label, prediction, weight));
  }

  /** Returns {@code log_loss_with_logits} of the usable rows. */
  public static Column tryLogLossWithLogits(Column label, Column prediction) {
    return call("try_log_loss_with_logits", List.of(label, prediction));
  }

  /** Returns {@code log_loss_with_logits} of the usable rows, weighted. */
  public static Column tryLogLossWithLogits(Column label, Column prediction, Column weight) {
    return call("try_log_loss_with_logits", List.of(label, prediction, weight));
  }

  /** Returns {@code brier} of the usable rows. */
  public static Column tryBrier(Column label, Column prediction) {
    return call("try_brier", List.of(label, prediction));
  }

  /** Returns {@code brier} of the usable rows, weighted. */
  public static Column tryBrier(Column label, Column prediction, Column weight) {
    return call("try_brier", List.of(label, prediction, weight));
  }

  /** Returns {@code error_rate} of the usable rows. */
  public static Column tryErrorRate(Column label, Column prediction) {
    return call("try_error_rate", List.of(label, prediction));
  }

  /** Returns {@code error_rate} of the usable rows, weighted. */
  public static Column tryErrorRate(Column label, Column prediction, Column weight) {
    return call("try_error_rate", List.of(label, prediction, weight));
  }

  /** Returns {@code mean_error} of the usable rows. */
  public static Column tryMeanError(Column label, Column prediction) {
    return call("try_mean_error", List.of(label, prediction));
  }

  /** Returns {@code mean_error} of the usable rows, weighted. */
  public static Column tryMeanError(Column label, Column prediction, Column weight) {
    return call("try_mean_error", List.of(label, prediction, weight));
  }

  /** Returns {@code wape} of the usable rows. */
  public static Column tryWape(Column label, Column prediction) {
    return call("try_wape", List.of(label, prediction));
  }

  /** Returns {@code wape} of the usable rows, weighted. */
  public static Column tryWape(Column label, Column prediction, Column weight) {
    return call("try_wape", List.of(label, prediction, weight));
  }

  /** Returns {@code perplexity} of the usable rows. */
  public static Column tryPerplexity(Column label, Column prediction) {
    return call("try_perplexity", List.of(label, prediction));
  }

  /** Returns {@code perplexity} of the usable rows, weighted. */
  public static Column tryPerplexity(Column label, Column prediction, Column weight) {
    return call("try_perplexity", List.of(label, prediction, weight));
  }

  /** Returns {@code r2} of the usable rows. */
  public static Column tryR2(Column label, Column prediction) {
    return call("try_r2", List.of(label, prediction));
  }

  /** Returns {@code r2} of the usable rows, weighted. */
  public static Column tryR2(Column label, Column prediction, Column weight) {
    return call("try_r2", List.of(label, prediction, weight));
  }

  /** Returns {@code d2_squared_error} of the usable rows. */
  public static Column tryD2SquaredError(Column label, Column prediction) {
    return call("try_d2_squared_error", List.of(label, prediction));
  }

  /** Returns {@code d2_squared_error} of the usable rows, weighted. */
  public static Column tryD2SquaredError(Column label, Column prediction, Column weight) {
    return call("try_d2_squared_error", List.of(label, prediction, weight));
  }

  /** Returns {@code d2_log_loss} of the usable rows. */
  public static Column tryD2LogLoss(Column label, Column prediction) {
    return call("try_d2_log_loss", List.of(label, prediction));
  }

  /** Returns {@code d2_log_loss} of the usable rows, weighted. */
  public static Column tryD2LogLoss(Column label, Column prediction, Column weight) {
    return call("try_d2_log_loss", List.of(label, prediction, weight));
  }

  /** Returns {@code normalized_entropy} of the usable rows. */
  public static Column tryNormalizedEntropy(Column label, Column prediction) {
    return call("try_normalized_entropy", List.of(label, prediction));
  }

  /** Returns {@code normalized_entropy} of the usable rows, weighted. */
  public static Column tryNormalizedEntropy(Column label, Column prediction, Column weight) {
    return call("try_normalized_entropy", List.of(label, prediction, weight));
  }
}

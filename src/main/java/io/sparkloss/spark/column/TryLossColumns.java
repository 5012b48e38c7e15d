package io.sparkloss.spark.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The losses of one row, NULL for rows that cannot be used.
 *
 * @since 0.1.0
 */
public abstract class TryLossColumns extends LossColumns {

  /** Functions only. */
  protected TryLossColumns() {}

  /** Returns {@code squared_error} of each row, or NULL for a row that cannot be used. */
  public static Column trySquaredError(Column label, Column prediction) {
    return call("try_squared_error", List.of(label, prediction));
  }

  /** Returns {@code absolute_error} of each row, or NULL for a row that cannot be used. */
  public static Column tryAbsoluteError(Column label, Column prediction) {
    return call("try_absolute_error", List.of(label, prediction));
  }

  /** Returns {@code huber_loss} of each row, or NULL for a row that cannot be used. */
  public static Column tryHuberLoss(Column label, Column prediction) {
    return call("try_huber_loss", List.of(label, prediction));
  }

  /** Returns {@code huber_loss} of each row, or NULL for a row that cannot be used. */
  public static Column tryHuberLoss(Column label, Column prediction, double delta) {
    return call("try_huber_loss", List.of(label, prediction, functions.lit(delta)));
  }

  /** Returns {@code log_cosh_loss} of each row, or NULL for a row that cannot be used. */
  public static Column tryLogCoshLoss(Column label, Column prediction) {
    return call("try_log_cosh_loss", List.of(label, prediction));
  }

  /** Returns {@code quantile_loss} of each row, or NULL for a row that cannot be used. */
  public static Column tryQuantileLoss(Column label, Column prediction, double alpha) {
    return call("try_quantile_loss", List.of(label, prediction, functions.lit(alpha)));
  }

  /** Returns {@code squared_log_error} of each row, or NULL for a row that cannot be used. */
  public static Column trySquaredLogError(Column label, Column prediction) {
    return call("try_squared_log_error", List.of(label, prediction));
  }

  /**
   * Returns {@code absolute_percentage_error} of each row, or NULL for a row that cannot be used.
   */
  public static Column tryAbsolutePercentageError(Column label, Column prediction) {
    return call("try_absolute_percentage_error", List.of(label, prediction));
  }

  /** Returns {@code poisson_deviance} of each row, or NULL for a row that cannot be used. */
  public static Column tryPoissonDeviance(Column label, Column prediction) {
    return call("try_poisson_deviance", List.of(label, prediction));
  }

  /** Returns {@code gamma_deviance} of each row, or NULL for a row that cannot be used. */
  public static Column tryGammaDeviance(Column label, Column prediction) {
    return call("try_gamma_deviance", List.of(label, prediction));
  }

  /** Returns {@code tweedie_deviance} of each row, or NULL for a row that cannot be used. */
  public static Column tryTweedieDeviance(Column label, Column prediction, double power) {
    return call("try_tweedie_deviance", List.of(label, prediction, functions.lit(power)));
  }

  /** Returns {@code gaussian_nll} of each row, or NULL for a row that cannot be used. */
  public static Column tryGaussianNll(Column label, Column prediction, Column scale) {
    return call("try_gaussian_nll", List.of(label, prediction, scale));
  }

  /** Returns {@code laplace_nll} of each row, or NULL for a row that cannot be used. */
  public static Column tryLaplaceNll(Column label, Column prediction, Column scale) {
    return call("try_laplace_nll", List.of(label, prediction, scale));
  }

  /** Returns {@code binary_cross_entropy} of each row, or NULL for a row that cannot be used. */
  public static Column tryBinaryCrossEntropy(Column label, Column prediction) {
    return call("try_binary_cross_entropy", List.of(label, prediction));
  }

  /**
   * Returns {@code binary_cross_entropy_with_logits} of each row, or NULL for a row that cannot be
   * used.
   */
  public static Column tryBinaryCrossEntropyWithLogits(Column label, Column prediction) {
    return call("try_binary_cross_entropy_with_logits", List.of(label, prediction));
  }

  /** Returns {@code cross_entropy} of each row, or NULL for a row that cannot be used. */
  public static Column tryCrossEntropy(Column label, Column prediction) {
    return call("try_cross_entropy", List.of(label, prediction));
  }

  /**
   * Returns {@code cross_entropy_with_logits} of each row, or NULL for a row that cannot be used.
   */
  public static Column tryCrossEntropyWithLogits(Column label, Column prediction) {
    return call("try_cross_entropy_with_logits", List.of(label, prediction));
  }

  /** Returns {@code brier_loss} of each row, or NULL for a row that cannot be used. */
  public static Column tryBrierLoss(Column label, Column prediction) {
    return call("try_brier_loss", List.of(label, prediction));
  }

  /** Returns {@code zero_one_loss} of each row, or NULL for a row that cannot be used. */
  public static Column tryZeroOneLoss(Column label, Column prediction) {
    return call("try_zero_one_loss", List.of(label, prediction));
  }

  /** Returns {@code hinge_loss} of each row, or NULL for a row that cannot be used. */
  public static Column tryHingeLoss(Column label, Column prediction) {
    return call("try_hinge_loss", List.of(label, prediction));
  }
}

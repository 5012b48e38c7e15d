package io.sparkloss.spark.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The gradients of the losses, NULL for rows that cannot be used.
 *
 * @since 0.1.0
 */
public abstract class TryGradientColumns extends GradientColumns {

  /** Functions only. */
  protected TryGradientColumns() {}

  /** Returns the gradient of {@code squared_error}, or NULL for a row that cannot be used. */
  public static Column trySquaredErrorGradient(Column label, Column prediction) {
    return call("try_squared_error_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code absolute_error}, or NULL for a row that cannot be used. */
  public static Column tryAbsoluteErrorGradient(Column label, Column prediction) {
    return call("try_absolute_error_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code huber_loss}, or NULL for a row that cannot be used. */
  public static Column tryHuberLossGradient(Column label, Column prediction) {
    return call("try_huber_loss_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code huber_loss}, or NULL for a row that cannot be used. */
  public static Column tryHuberLossGradient(Column label, Column prediction, double delta) {
    return call("try_huber_loss_gradient", List.of(label, prediction, functions.lit(delta)));
  }

  /** Returns the gradient of {@code log_cosh_loss}, or NULL for a row that cannot be used. */
  public static Column tryLogCoshLossGradient(Column label, Column prediction) {
    return call("try_log_cosh_loss_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code quantile_loss}, or NULL for a row that cannot be used. */
  public static Column tryQuantileLossGradient(Column label, Column prediction, double alpha) {
    return call("try_quantile_loss_gradient", List.of(label, prediction, functions.lit(alpha)));
  }

  /** Returns the gradient of {@code squared_log_error}, or NULL for a row that cannot be used. */
  public static Column trySquaredLogErrorGradient(Column label, Column prediction) {
    return call("try_squared_log_error_gradient", List.of(label, prediction));
  }

  /**
   * Returns the gradient of {@code absolute_percentage_error}, or NULL for a row that cannot be
   * used.
   */
  public static Column tryAbsolutePercentageErrorGradient(Column label, Column prediction) {
    return call("try_absolute_percentage_error_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code poisson_deviance}, or NULL for a row that cannot be used. */
  public static Column tryPoissonDevianceGradient(Column label, Column prediction) {
    return call("try_poisson_deviance_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code gamma_deviance}, or NULL for a row that cannot be used. */
  public static Column tryGammaDevianceGradient(Column label, Column prediction) {
    return call("try_gamma_deviance_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code tweedie_deviance}, or NULL for a row that cannot be used. */
  public static Column tryTweedieDevianceGradient(Column label, Column prediction, double power) {
    return call("try_tweedie_deviance_gradient", List.of(label, prediction, functions.lit(power)));
  }

  /** Returns the gradient of {@code gaussian_nll}, or NULL for a row that cannot be used. */
  public static Column tryGaussianNllGradient(Column label, Column prediction, Column scale) {
    return call("try_gaussian_nll_gradient", List.of(label, prediction, scale));
  }

  /** Returns the gradient of {@code laplace_nll}, or NULL for a row that cannot be used. */
  public static Column tryLaplaceNllGradient(Column label, Column prediction, Column scale) {
    return call("try_laplace_nll_gradient", List.of(label, prediction, scale));
  }

  /**
   * Returns the gradient of {@code binary_cross_entropy}, or NULL for a row that cannot be used.
   */
  public static Column tryBinaryCrossEntropyGradient(Column label, Column prediction) {
    return call("try_binary_cross_entropy_gradient", List.of(label, prediction));
  }

  /**
   * Returns the gradient of {@code binary_cross_entropy_with_logits}, or NULL for a row that cannot
   * be used.
   */
  public static Column tryBinaryCrossEntropyWithLogitsGradient(Column label, Column prediction) {
    return call("try_binary_cross_entropy_with_logits_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code cross_entropy}, or NULL for a row that cannot be used. */
  public static Column tryCrossEntropyGradient(Column label, Column prediction) {
    return call("try_cross_entropy_gradient", List.of(label, prediction));
  }

  /**
   * Returns the gradient of {@code cross_entropy_with_logits}, or NULL for a row that cannot be
   * used.
   */
  public static Column tryCrossEntropyWithLogitsGradient(Column label, Column prediction) {
    return call("try_cross_entropy_with_logits_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code brier_loss}, or NULL for a row that cannot be used. */
  public static Column tryBrierLossGradient(Column label, Column prediction) {
    return call("try_brier_loss_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code hinge_loss}, or NULL for a row that cannot be used. */
  public static Column tryHingeLossGradient(Column label, Column prediction) {
    return call("try_hinge_loss_gradient", List.of(label, prediction));
  }
}

package io.sparkloss.spark.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The gradients of the losses with respect to the prediction.
 *
 * @since 0.1.0
 */
public abstract class GradientColumns extends TryLossColumns {

  /** Functions only. */
  protected GradientColumns() {}

  /** Returns the gradient of {@code squared_error} of each row. */
  public static Column squaredErrorGradient(Column label, Column prediction) {
    return call("squared_error_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code absolute_error} of each row. */
  public static Column absoluteErrorGradient(Column label, Column prediction) {
    return call("absolute_error_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code huber_loss} of each row. */
  public static Column huberLossGradient(Column label, Column prediction) {
    return call("huber_loss_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code huber_loss} of each row. */
  public static Column huberLossGradient(Column label, Column prediction, double delta) {
    return call("huber_loss_gradient", List.of(label, prediction, functions.lit(delta)));
  }

  /** Returns the gradient of {@code log_cosh_loss} of each row. */
  public static Column logCoshLossGradient(Column label, Column prediction) {
    return call("log_cosh_loss_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code quantile_loss} of each row. */
  public static Column quantileLossGradient(Column label, Column prediction, double alpha) {
    return call("quantile_loss_gradient", List.of(label, prediction, functions.lit(alpha)));
  }

  /** Returns the gradient of {@code squared_log_error} of each row. */
  public static Column squaredLogErrorGradient(Column label, Column prediction) {
    return call("squared_log_error_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code absolute_percentage_error} of each row. */
  public static Column absolutePercentageErrorGradient(Column label, Column prediction) {
    return call("absolute_percentage_error_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code poisson_deviance} of each row. */
  public static Column poissonDevianceGradient(Column label, Column prediction) {
    return call("poisson_deviance_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code gamma_deviance} of each row. */
  public static Column gammaDevianceGradient(Column label, Column prediction) {
    return call("gamma_deviance_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code tweedie_deviance} of each row. */
  public static Column tweedieDevianceGradient(Column label, Column prediction, double power) {
    return call("tweedie_deviance_gradient", List.of(label, prediction, functions.lit(power)));
  }

  /** Returns the gradient of {@code gaussian_nll} of each row. */
  public static Column gaussianNllGradient(Column label, Column prediction, Column scale) {
    return call("gaussian_nll_gradient", List.of(label, prediction, scale));
  }

  /** Returns the gradient of {@code laplace_nll} of each row. */
  public static Column laplaceNllGradient(Column label, Column prediction, Column scale) {
    return call("laplace_nll_gradient", List.of(label, prediction, scale));
  }

  /** Returns the gradient of {@code binary_cross_entropy} of each row. */
  public static Column binaryCrossEntropyGradient(Column label, Column prediction) {
    return call("binary_cross_entropy_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code binary_cross_entropy_with_logits} of each row. */
  public static Column binaryCrossEntropyWithLogitsGradient(Column label, Column prediction) {
    return call("binary_cross_entropy_with_logits_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code cross_entropy} of each row. */
  public static Column crossEntropyGradient(Column label, Column prediction) {
    return call("cross_entropy_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code cross_entropy_with_logits} of each row. */
  public static Column crossEntropyWithLogitsGradient(Column label, Column prediction) {
    return call("cross_entropy_with_logits_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code brier_loss} of each row. */
  public static Column brierLossGradient(Column label, Column prediction) {
    return call("brier_loss_gradient", List.of(label, prediction));
  }

  /** Returns the gradient of {@code hinge_loss} of each row. */
  public static Column hingeLossGradient(Column label, Column prediction) {
    return call("hinge_loss_gradient", List.of(label, prediction));
  }
}

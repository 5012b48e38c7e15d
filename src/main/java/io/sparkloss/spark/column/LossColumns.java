package io.sparkloss.spark.column;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The losses of one row.
 *
 * @since 0.1.0
 */
public abstract class LossColumns extends ColumnCalls {

  /** Functions only. */
  protected LossColumns() {}

  /** Returns {@code squared_error} of each row. */
  public static Column squaredError(Column label, Column prediction) {
    return call("squared_error", List.of(label, prediction));
  }

  /** Returns {@code absolute_error} of each row. */
  public static Column absoluteError(Column label, Column prediction) {
    return call("absolute_error", List.of(label, prediction));
  }

  /** Returns {@code huber_loss} of each row. */
  public static Column huberLoss(Column label, Column prediction) {
    return call("huber_loss", List.of(label, prediction));
  }

  /** Returns {@code huber_loss} of each row. */
  public static Column huberLoss(Column label, Column prediction, double delta) {
    return call("huber_loss", List.of(label, prediction, functions.lit(delta)));
  }

  /** Returns {@code log_cosh_loss} of each row. */
  public static Column logCoshLoss(Column label, Column prediction) {
    return call("log_cosh_loss", List.of(label, prediction));
  }

  /** Returns {@code quantile_loss} of each row. */
  public static Column quantileLoss(Column label, Column prediction, double alpha) {
    return call("quantile_loss", List.of(label, prediction, functions.lit(alpha)));
  }

  /** Returns {@code squared_log_error} of each row. */
  public static Column squaredLogError(Column label, Column prediction) {
    return call("squared_log_error", List.of(label, prediction));
  }

  /** Returns {@code absolute_percentage_error} of each row. */
  public static Column absolutePercentageError(Column label, Column prediction) {
    return call("absolute_percentage_error", List.of(label, prediction));
  }

  /** Returns {@code poisson_deviance} of each row. */
  public static Column poissonDeviance(Column label, Column prediction) {
    return call("poisson_deviance", List.of(label, prediction));
  }

  /** Returns {@code gamma_deviance} of each row. */
  public static Column gammaDeviance(Column label, Column prediction) {
    return call("gamma_deviance", List.of(label, prediction));
  }

  /** Returns {@code tweedie_deviance} of each row. */
  public static Column tweedieDeviance(Column label, Column prediction, double power) {
    return call("tweedie_deviance", List.of(label, prediction, functions.lit(power)));
  }

  /** Returns {@code gaussian_nll} of each row. */
  public static Column gaussianNll(Column label, Column prediction, Column scale) {
    return call("gaussian_nll", List.of(label, prediction, scale));
  }

  /** Returns {@code laplace_nll} of each row. */
  public static Column laplaceNll(Column label, Column prediction, Column scale) {
    return call("laplace_nll", List.of(label, prediction, scale));
  }

  /** Returns {@code binary_cross_entropy} of each row. */
  public static Column binaryCrossEntropy(Column label, Column prediction) {
    return call("binary_cross_entropy", List.of(label, prediction));
  }

  /** Returns {@code binary_cross_entropy_with_logits} of each row. */
  public static Column binaryCrossEntropyWithLogits(Column label, Column prediction) {
    return call("binary_cross_entropy_with_logits", List.of(label, prediction));
  }

  /** Returns {@code cross_entropy} of each row. */
  public static Column crossEntropy(Column label, Column prediction) {
    return call("cross_entropy", List.of(label, prediction));
  }

  /** Returns {@code cross_entropy_with_logits} of each row. */
  public static Column crossEntropyWithLogits(Column label, Column prediction) {
    return call("cross_entropy_with_logits", List.of(label, prediction));
  }

  /** Returns {@code brier_loss} of each row. */
  public static Column brierLoss(Column label, Column prediction) {
    return call("brier_loss", List.of(label, prediction));
  }

  /** Returns {@code zero_one_loss} of each row. */
  public static Column zeroOneLoss(Column label, Column prediction) {
    return call("zero_one_loss", List.of(label, prediction));
  }

  /** Returns {@code hinge_loss} of each row. */
  public static Column hingeLoss(Column label, Column prediction) {
    return call("hinge_loss", List.of(label, prediction));
  }
}

package io.sparkloss.spark.adapter;

import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.ScaledLoss;
import org.jspecify.annotations.Nullable;

/**
 * Calls a {@link ScaledLoss}.
 *
 * @param loss the loss
 * @param function the SQL function that errors name
 * @since 0.1.0
 */
public record ScaledAdapter(ScaledLoss loss, String function) implements LossAdapter {

  private static final long serialVersionUID = 1L;

  /** Returns the loss; NaN where an argument is. */
  public double value(double label, double prediction, double scale) {
    try {
      return loss.value(label, prediction, scale);
    } catch (LossDomainException e) {
      throw refused(e);
    }
  }

  /** Returns the loss, or null where the three cannot be used. */
  public @Nullable Double tryValue(double label, double prediction, double scale) {
    return loss.reason(label, prediction, scale) == null
        ? loss.value(label, prediction, scale)
        : null;
  }

  /** Returns the gradient; NaN where an argument is. */
  public double gradient(double label, double prediction, double scale) {
    try {
      return loss.gradient(label, prediction, scale);
    } catch (LossDomainException e) {
      throw refused(e);
    }
  }

  /** Returns the gradient, or null where the three cannot be used. */
  public @Nullable Double tryGradient(double label, double prediction, double scale) {
    return loss.reason(label, prediction, scale) == null
        ? loss.gradient(label, prediction, scale)
        : null;
  }
}

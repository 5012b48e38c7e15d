package io.sparkloss.spark.adapter;

import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import org.jspecify.annotations.Nullable;

/**
 * Calls a {@link ScalarLoss}.
 *
 * @param loss the loss
 * @param function the SQL function that errors name
 * @since 0.1.0
 */
public record ScalarAdapter(ScalarLoss loss, String function) implements LossAdapter {

  private static final long serialVersionUID = 1L;

  /** Returns the loss; NaN where an argument is. */
  public double value(double label, double prediction) {
    try {
      return loss.value(label, prediction);
    } catch (LossDomainException e) {
      throw refused(e);
    }
  }

  /** Returns the loss, or null where the pair cannot be used. */
  public @Nullable Double tryValue(double label, double prediction) {
    return loss.reason(label, prediction) == null ? loss.value(label, prediction) : null;
  }

  /** Returns the gradient; NaN where an argument is. */
  public double gradient(double label, double prediction) {
    try {
      return ((ScalarGradient) loss).gradient(label, prediction);
    } catch (LossDomainException e) {
      throw refused(e);
    }
  }

  /** Returns the gradient, or null where the pair cannot be used. */
  public @Nullable Double tryGradient(double label, double prediction) {
    return loss.reason(label, prediction) == null
        ? ((ScalarGradient) loss).gradient(label, prediction)
        : null;
  }

  /** Returns whether the loss was limited by clipping a probability. */
  public boolean clipped(double label, double prediction) {
    return loss.reason(label, prediction) == null && loss.clipped(label, prediction);
  }
}

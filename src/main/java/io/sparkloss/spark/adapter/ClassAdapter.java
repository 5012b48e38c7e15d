package io.sparkloss.spark.adapter;

import io.sparkloss.loss.ClassGradient;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.Reason;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.jspecify.annotations.Nullable;

/**
 * Calls a {@link ClassLoss} with a class index, or (the methods {@code soft…}) with a soft label.
 *
 * @param loss the loss
 * @param function the SQL function that errors name
 * @param classes how many entries a prediction must have; 0 for any number
 * @since 0.1.0
 */
public record ClassAdapter(ClassLoss loss, String function, int classes) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the error that Spark shows for a refusal. */
  public RuntimeException refused(LossDomainException refusal) {
    return LossException.of(function, refusal);
  }

  /** Returns the loss; NaN where an argument is. */
  public double value(double label, double[] prediction) {
    try {
      return requireLength(loss.value(label, prediction), prediction);
    } catch (LossDomainException e) {
      throw refused(e);
    }
  }

  /** Returns the loss of a soft label; NaN where an argument is. */
  public double softValue(double[] label, double[] prediction) {
    try {
      return requireLength(loss.value(label, prediction), prediction);
    } catch (LossDomainException e) {
      throw refused(e);
    }
  }

  /** Returns the loss, or null where the pair cannot be used. */
  public @Nullable Double tryValue(double label, double[] prediction) {
    return usable(loss.reason(label, prediction), prediction)
        ? loss.value(label, prediction)
        : null;
  }

  /** Returns the loss of a soft label, or null where the pair cannot be used. */
  public @Nullable Double trySoftValue(double[] label, double[] prediction) {
    return usable(loss.reason(label, prediction), prediction)
        ? loss.value(label, prediction)
        : null;
  }

  /** Returns the gradient; NaN everywhere where an argument is. */
  public ArrayData gradient(double label, double[] prediction) {
    try {
      double[] gradient = ((ClassGradient) loss).gradient(label, prediction);
      requireLength(gradient[0], prediction);
      return array(gradient);
    } catch (LossDomainException e) {
      throw refused(e);
    }
  }

  /** Returns the gradient for a soft label; NaN everywhere where an argument is. */
  public ArrayData softGradient(double[] label, double[] prediction) {
    try {
      double[] gradient = ((ClassGradient) loss).gradient(label, prediction);
      requireLength(gradient[0], prediction);
      return array(gradient);
    } catch (LossDomainException e) {
      throw refused(e);
    }
  }

  /** Returns the gradient, or null where the pair cannot be used. */
  public @Nullable ArrayData tryGradient(double label, double[] prediction) {
    return usable(loss.reason(label, prediction), prediction)
        ? array(((ClassGradient) loss).gradient(label, prediction))
        : null;
  }

  /** Returns the gradient for a soft label, or null where the pair cannot be used. */
  public @Nullable ArrayData trySoftGradient(double[] label, double[] prediction) {
    return usable(loss.reason(label, prediction), prediction)
        ? array(((ClassGradient) loss).gradient(label, prediction))
        : null;
  }

  /** Returns whether the loss was limited by clipping a probability. */
  public boolean clipped(double label, double[] prediction) {
    return usable(loss.reason(label, prediction), prediction) && loss.clipped(label, prediction);
  }

  /** Returns whether the loss of a soft label was limited by clipping a probability. */
  public boolean softClipped(double[] label, double[] prediction) {
    return usable(loss.reason(label, prediction), prediction) && loss.clipped(label, prediction);
  }

  private boolean usable(@Nullable Reason reason, double[] prediction) {
    return reason == null && (classes == 0 || classes == prediction.length);
  }

  private double requireLength(double value, double[] prediction) {
    if (classes != 0 && classes != prediction.length && !Double.isNaN(value)) {
      throw new LossDomainException(
          function,
          Reason.WRONG_LENGTH,
          "prediction",
          "an array of " + prediction.length,
          "an array of " + classes + ", one number for each class");
    }
    return value;
  }

  private static ArrayData array(double[] values) {
    return UnsafeArrayData.fromPrimitiveArray(values);
  }
}

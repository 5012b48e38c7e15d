package io.sparkloss.loss.classification;

import io.sparkloss.loss.ClassDomain;
import io.sparkloss.loss.ClassGradient;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.Interval;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brier loss: \( \ell(y, p) = (p - y)^2 \) of the probability of class 1, in [0, 1], and \( \ell(c,
 * p) = \sum_k (p_k - y_k)^2 \) of one probability for each class, in [0, 2], where \( y_k \) is 1
 * for class c and 0 for the others, or a soft label.
 *
 * <p>Domain: labels and probabilities in [0, 1], or a class index; sums need not be 1. The
 * gradients are \( 2 (p - y) \) and \( 2 (p_k - y_k) \). With two classes the second form is twice
 * the first.
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; the loss is always
 * finite.
 *
 * <p>Algorithm: the sum over classes carries its rounding errors along.
 *
 * <p>Accuracy: within 3 ulp of the exact value where the result is normal, for any number of
 * classes.
 *
 * <p>Meaning: squared error of probabilities; a proper score, so the true probabilities are best.
 *
 * <p>Source: G. W. Brier, Verification of forecasts expressed in terms of probability (1950),
 * doi:10.1175/1520-0493(1950)078&lt;0001:VOFEIT&gt;2.0.CO;2.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public record BrierLoss() implements ScalarLoss, ScalarGradient, ClassLoss, ClassGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "brier_loss";

  private static final ScalarDomain BINARY = new ScalarDomain(Interval.UNIT, Interval.UNIT);

  private static final ClassDomain CLASSES = ClassDomain.PROBABILITIES;

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME,
          "(p - y)^2, or sum_k (p[k] - y[k])^2 for one probability per class",
          List.of(),
          values -> new BrierLoss());

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PROBABILITY);
  }

  @Override
  public @Nullable Reason reason(double label, double prediction) {
    return BINARY.reason(label, prediction);
  }

  @Override
  public @Nullable Reason reason(double label, double[] prediction) {
    return CLASSES.reason(label, prediction);
  }

  @Override
  public @Nullable Reason reason(double[] label, double[] prediction) {
    return CLASSES.reason(label, prediction);
  }

  @Override
  public double value(double label, double prediction) {
    if (!BINARY.contains(label, prediction)) {
      return BINARY.refuse(NAME, label, prediction);
    }
    return formula(label, prediction);
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    if (!BINARY.containsAll(labels, predictions, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      losses[i] = formula(labels[i], predictions[i]);
    }
  }

  @Override
  public double value(double label, double[] prediction) {
    if (!CLASSES.contains(label, prediction)) {
      return CLASSES.refuse(NAME, label, prediction);
    }
    return ofRow(label, prediction, 0, prediction.length);
  }

  @Override
  public void values(
      double[] labels, double[] predictions, int classes, int count, double[] losses) {
    if (!CLASSES.containsAllUnmasked(labels, predictions, classes, count)) {
      ClassLoss.super.values(labels, predictions, classes, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      losses[i] = ofRow(labels[i], predictions, i * classes, classes);
    }
  }

  /** Returns the loss of the row that begins at an entry of flat rows. */
  private static double ofRow(double label, double[] rows, int begin, int classes) {
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < classes; k++) {
      double p = rows[begin + k];
      double residual = k == label ? 1 - p : p;
      sum.add(residual * residual);
    }
    return sum.value();
  }

  @Override
  public double value(double[] label, double[] prediction) {
    if (!CLASSES.contains(label, prediction)) {
      return CLASSES.refuse(NAME, label, prediction);
    }
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < prediction.length; k++) {
      double residual = prediction[k] - label[k];
      sum.add(residual * residual);
    }
    return sum.value();
  }

  @Override
  public double gradient(double label, double prediction) {
    if (!BINARY.contains(label, prediction)) {
      return BINARY.refuse(NAME, label, prediction);
    }
    return 2 * (prediction - label);
  }

  @Override
  public double[] gradient(double label, double[] prediction) {
    if (!CLASSES.contains(label, prediction)) {
      return CLASSES.refuseGradient(NAME, label, prediction);
    }
    double[] gradient = new double[prediction.length];
    for (int k = 0; k < prediction.length; k++) {
      gradient[k] = 2 * (k == label ? prediction[k] - 1 : prediction[k]);
    }
    return gradient;
  }

  @Override
  public double[] gradient(double[] label, double[] prediction) {
    if (!CLASSES.contains(label, prediction)) {
      return CLASSES.refuseGradient(NAME, label, prediction);
    }
    double[] gradient = new double[prediction.length];
    for (int k = 0; k < prediction.length; k++) {
      gradient[k] = 2 * (prediction[k] - label[k]);
    }
    return gradient;
  }

  /** Returns the loss of a pair in the domain; without branches, so that loops become vectors. */
  private static double formula(double label, double prediction) {
    double residual = prediction - label;
    return residual * residual;
  }
}

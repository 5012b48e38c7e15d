package io.sparkloss.loss.regression;

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
 * Squared error \( \ell(y, \hat y) = (y - \hat y)^2 \); its mean is the MSE.
 *
 * <p>Domain: finite label and prediction, in the same unit; the loss is in that unit squared. No
 * hidden ½: the gradient is \( -2 (y - \hat y) \).
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a square beyond the
 * largest double is +∞.
 *
 * <p>Accuracy: within 3 ulp of the exact value where the result is normal.
 *
 * <p>Meaning: half of it, plus a constant, is the negative log-likelihood under Gaussian noise of
 * unit variance, so minimising the MSE is maximum likelihood under Gaussian noise.
 *
 * <p>Source: C. F. Gauss, Theoria combinationis observationum erroribus minimis obnoxiae (1823).
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public record SquaredError() implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "squared_error";

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(NAME, "(y - p)^2", List.of(), values -> new SquaredError());

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PREDICTION);
  }

  @Override
  public @Nullable Reason reason(double label, double prediction) {
    return ScalarDomain.FINITE.reason(label, prediction);
  }

  @Override
  public double value(double label, double prediction) {
    if (!ScalarDomain.FINITE.contains(label, prediction)) {
      return ScalarDomain.FINITE.refuse(NAME, label, prediction);
    }
    return formula(label, prediction);
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    for (int i = 0; i < count; i++) {
      losses[i] = formula(labels[i], predictions[i]);
    }
    // Of an argument that is not finite the formula makes none that is.
    if (!Interval.FINITE.containsAll(losses, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
    }
  }

  @Override
  public double gradient(double label, double prediction) {
    if (!ScalarDomain.FINITE.contains(label, prediction)) {
      return ScalarDomain.FINITE.refuse(NAME, label, prediction);
    }
    return -2 * (label - prediction);
  }

  /** Returns the loss of a pair in the domain; without branches, so that loops become vectors. */
  private static double formula(double label, double prediction) {
    double residual = label - prediction;
    return residual * residual;
  }
}

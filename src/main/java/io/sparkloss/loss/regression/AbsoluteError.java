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
 * Absolute error \( \ell(y, \hat y) = |y - \hat y| \); its mean is the MAE.
 *
 * <p>Domain: finite label and prediction, in the same unit, which is also that of the loss. The
 * gradient is \( -\mathrm{sign}(y - \hat y) \), and 0 at equality.
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a difference beyond the
 * largest double is +∞.
 *
 * <p>Accuracy: correctly rounded.
 *
 * <p>Meaning: plus a constant, the negative log-likelihood under Laplace noise of unit scale, so
 * minimising the MAE is maximum likelihood under Laplace noise, and the best constant prediction is
 * the median.
 *
 * <p>Source: P.-S. Laplace, Mémoire sur la probabilité des causes par les événements (1774).
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public record AbsoluteError() implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "absolute_error";

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(NAME, "|y - p|", List.of(), values -> new AbsoluteError());

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
    return 0 - Math.signum(label - prediction);
  }

  /** Returns the loss of a pair in the domain; without branches, so that loops become vectors. */
  private static double formula(double label, double prediction) {
    return Math.abs(label - prediction);
  }
}

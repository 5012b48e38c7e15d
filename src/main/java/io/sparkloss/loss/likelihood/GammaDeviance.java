package io.sparkloss.loss.likelihood;

import io.sparkloss.loss.Interval;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.array.ArrayMath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unit deviance of the gamma distribution \( \ell(y, \hat y) = 2 (\ln(\hat y / y) + y / \hat y - 1)
 * \).
 *
 * <p>Domain: finite label and prediction above 0, in the same unit; the loss has none. The gradient
 * is \( 2 (1 / \hat y - y / \hat y^2) \).
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a quotient beyond the
 * largest double gives +∞.
 *
 * <p>Algorithm: twice {@link Elementary#phiRatio} of label and prediction, in which nothing cancels
 * near equality; array and scalar form are the same call.
 *
 * <p>Accuracy: within 4 ulp of the exact value where the result is normal.
 *
 * <p>Meaning: twice the log-likelihood ratio of the perfect prediction to this one, per unit of
 * shape, for gamma-distributed amounts.
 *
 * <p>Source: P. McCullagh, J. A. Nelder, Generalized linear models, 2nd edition (1989),
 * doi:10.1007/978-1-4899-3242-6.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public record GammaDeviance() implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "gamma_deviance";

  private static final ScalarDomain DOMAIN = new ScalarDomain(Interval.POSITIVE, Interval.POSITIVE);

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME, "2 (ln(p / y) + y / p - 1)", List.of(), values -> new GammaDeviance());

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
    return DOMAIN.reason(label, prediction);
  }

  @Override
  public double value(double label, double prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    return 2 * Elementary.phiRatio(label, prediction);
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    if (!DOMAIN.containsAll(labels, predictions, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
      return;
    }
    ArrayMath.phiRatio(labels, predictions, count, losses);
    for (int i = 0; i < count; i++) {
      losses[i] = 2 * losses[i];
    }
  }

  @Override
  public double gradient(double label, double prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    return 2 * ((prediction - label) / prediction / prediction);
  }
}

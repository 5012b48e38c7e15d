package io.sparkloss.loss.likelihood;

import io.sparkloss.loss.Interval;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.Exact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unit deviance of the Poisson distribution \( \ell(y, \hat y) = 2 (y \ln(y / \hat y) - y + \hat y)
 * \), which is \( 2 \hat y \) at y = 0.
 *
 * <p>Domain: finite label of at least 0 (it need not be whole) and finite prediction above 0, in
 * the same unit, which is also that of the loss. The gradient is \( 2 (1 - y / \hat y) \).
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a deviance beyond the
 * largest double is +∞.
 *
 * <p>Algorithm: with \( r = \hat y - y \) and \( u = r / (\hat y + y) \), the logarithm is \( -2\,
 * \mathrm{artanh}\, u \) and the deviance \( 2 (r u - 2 y (\mathrm{artanh}\, u - u)) \), in which
 * nothing cancels for \( |u| \le 0.6 \); the rounding errors of r and u are put back. Beyond, the
 * definition is computed as it stands.
 *
 * <p>Accuracy: within 4 ulp of the exact value where the result is normal.
 *
 * <p>Meaning: twice the log-likelihood ratio of the perfect prediction to this one for Poisson
 * counts.
 *
 * <p>Source: P. McCullagh, J. A. Nelder, Generalized linear models, 2nd edition (1989),
 * doi:10.1007/978-1-4899-3242-6.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public record PoissonDeviance() implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "poisson_deviance";

  private static final ScalarDomain DOMAIN =
      new ScalarDomain(Interval.NON_NEGATIVE, Interval.POSITIVE);

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME, "2 (y ln(y / p) - y + p)", List.of(), values -> new PoissonDeviance());

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
    if (label == 0) {
      return 2 * prediction;
    }
    double difference = prediction - label;
    double u = RelativeDifference.of(prediction, label);
    if (Math.abs(u) <= RelativeDifference.NEAR) {
      double lost =
          RelativeDifference.lost(prediction, label, u)
                  * (difference - label * (2 * RelativeDifference.slope(u)))
              + Exact.sumError(prediction, -label) * u;
      return 2 * Math.fma(difference, u, label * (-2 * Elementary.artanhRest(u)) + lost);
    }
    return 2 * Math.fma(label, Elementary.lnRatio(label, prediction), difference);
  }

  /** The loop of the interface, compiled for this loss alone: the call in it needs no dispatch. */
  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    for (int i = 0; i < count; i++) {
      losses[i] = value(labels[i], predictions[i]);
    }
  }

  @Override
  public double gradient(double label, double prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    return 2 * ((prediction - label) / prediction);
  }
}

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
 * Unit deviance of the Poisson distribution \( \ell(y, \hat y) = 2 (y \ln(y / \hat y) - y + \hat y)
 * \), which is \( 2 \hat y \) at y = 0.
 *
 * <p>Domain: finite label of at least 0 (it need not be whole) and finite prediction above 0, in
 * the same unit, which is also that of the loss. The gradient is \( 2 (1 - y / \hat y) \).
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a deviance beyond the
 * largest double is +∞.
 *
 * <p>Algorithm: \( 2 y (\hat y / y - 1 - \ln(\hat y / y)) \), where {@link Elementary#phiRatio} is
 * the parenthesis, in which nothing cancels near equality. A label below \( 2^{-100} \hat y \), 0
 * among them, is taken to be that: the deviance is \( 2 \hat y \) as rounded for all of these. Two
 * tiny numbers are multiplied by a power of 2 first, lest their product with it underflow.
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

  /** Times the prediction, the least label that makes a difference. */
  private static final double NEGLIGIBLE = 0x1p-100;

  /** Numbers below this are multiplied by {@link #UP} if both are. */
  private static final double TINY = 0x1p-800;

  private static final double UP = 0x1p200;

  /** Where no two numbers are tiny. */
  private static final ScalarDomain MODERATE =
      new ScalarDomain(
          Interval.NON_NEGATIVE, Interval.of(TINY, Double.MAX_VALUE, "at least 2^-800"));

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
    if (label < TINY && prediction < TINY) {
      return value(label * UP, prediction * UP) / UP;
    }
    double divisor = divisor(label, prediction);
    return deviance(divisor, Elementary.phiRatio(prediction, divisor));
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    if (!MODERATE.containsAll(labels, predictions, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      losses[i] = divisor(labels[i], predictions[i]);
    }
    ArrayMath.phiRatio(predictions, losses, count, losses);
    for (int i = 0; i < count; i++) {
      losses[i] = deviance(divisor(labels[i], predictions[i]), losses[i]);
    }
  }

  /** Returns the label, or the least one that makes a difference. */
  private static double divisor(double label, double prediction) {
    return Math.max(label, NEGLIGIBLE * prediction);
  }

  private static double deviance(double divisor, double phi) {
    return 2 * (divisor * phi);
  }

  @Override
  public double gradient(double label, double prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    return 2 * ((prediction - label) / prediction);
  }
}

package io.sparkloss.loss.likelihood;

import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScaledDomain;
import io.sparkloss.loss.ScaledLoss;
import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.array.ArrayMath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Negative log-likelihood of a Laplace distribution with location μ and scale b: \( \ell(y, \mu, b)
 * = \ln(2b) + |y - \mu| / b \).
 *
 * <p>Domain: finite label and location, finite scale above 0, all in the same unit. The loss may be
 * negative. The gradient with respect to μ is \( -\mathrm{sign}(y - \mu) / b \), and 0 at equality.
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a difference or a
 * quotient beyond the largest double gives +∞.
 *
 * <p>Accuracy: within 3 ulp of the larger of the two terms. No bound relative to the result is
 * possible without a logarithm of more digits: the terms may cancel to 0.
 *
 * <p>Meaning: with b = 1, ln 2 plus the absolute error.
 *
 * <p>Source: P.-S. Laplace, Mémoire sur la probabilité des causes par les événements (1774).
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public record LaplaceNll() implements ScaledLoss {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "laplace_nll";

  private static final ScaledDomain DOMAIN = ScaledDomain.POSITIVE_SCALE;

  private static final double LN_2 = 0.6931471805599453;

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME, "ln(2 scale) + |y - p| / scale", List.of(), values -> new LaplaceNll());

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PREDICTION);
  }

  @Override
  public boolean nonNegative() {
    return false;
  }

  @Override
  public @Nullable Reason reason(double label, double prediction, double scale) {
    return DOMAIN.reason(label, prediction, scale);
  }

  @Override
  public double value(double label, double prediction, double scale) {
    if (!DOMAIN.contains(label, prediction, scale)) {
      return DOMAIN.refuse(NAME, label, prediction, scale);
    }
    double doubled = 2 * scale;
    double normaliser =
        doubled <= Double.MAX_VALUE ? Elementary.ln(doubled) : LN_2 + Elementary.ln(scale);
    return sum(normaliser, (label - prediction) / scale);
  }

  @Override
  public void values(
      double[] labels, double[] predictions, double[] scales, int count, double[] losses) {
    if (!DOMAIN.containsAll(labels, predictions, scales, count)
        || !ArrayMath.allWithin(scales, count, 0, Double.MAX_VALUE / 2)) {
      ScaledLoss.super.values(labels, predictions, scales, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      losses[i] = 2 * scales[i];
    }
    ArrayMath.ln(losses, count, losses);
    for (int i = 0; i < count; i++) {
      losses[i] = sum(losses[i], (labels[i] - predictions[i]) / scales[i]);
    }
  }

  private static double sum(double normaliser, double z) {
    return normaliser + Math.abs(z);
  }

  @Override
  public double gradient(double label, double prediction, double scale) {
    if (!DOMAIN.contains(label, prediction, scale)) {
      return DOMAIN.refuse(NAME, label, prediction, scale);
    }
    return 0 - Math.signum(label - prediction) / scale;
  }
}

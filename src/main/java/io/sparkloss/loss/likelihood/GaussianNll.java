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
 * Negative log-likelihood of a Gaussian with mean μ and standard deviation σ: \( \ell(y, \mu,
 * \sigma) = \frac12 \ln(2\pi) + \ln\sigma + (y - \mu)^2 / (2\sigma^2) \).
 *
 * <p>Domain: finite label and mean, finite standard deviation above 0, all in the same unit. The
 * loss may be negative. The gradient with respect to μ is \( -(y - \mu) / \sigma^2 \).
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a difference beyond the
 * largest double, or a square beyond it, gives +∞.
 *
 * <p>Algorithm: the difference is divided by σ before it is squared, so neither overflows alone.
 *
 * <p>Accuracy: within 4 ulp of the largest of the three terms. No bound relative to the result is
 * possible without a logarithm of more digits: the terms may cancel to 0.
 *
 * <p>Meaning: with σ = 1, ½ ln(2π) plus half the squared error.
 *
 * <p>Source: the density of the normal distribution; as a loss, D. A. Nix, A. S. Weigend,
 * Estimating the mean and variance of the target probability distribution (1994),
 * doi:10.1109/ICNN.1994.374138.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public record GaussianNll() implements ScaledLoss {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "gaussian_nll";

  private static final ScaledDomain DOMAIN = ScaledDomain.POSITIVE_SCALE;

  /** ½ ln(2π). */
  private static final double HALF_LN_TWO_PI = 0.9189385332046728;

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME,
          "ln(2 pi) / 2 + ln(scale) + (y - p)^2 / (2 scale^2)",
          List.of(),
          values -> new GaussianNll());

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
    return sum(Elementary.ln(scale), (label - prediction) / scale);
  }

  @Override
  public void values(
      double[] labels, double[] predictions, double[] scales, int count, double[] losses) {
    if (!DOMAIN.containsAll(labels, predictions, scales, count)) {
      ScaledLoss.super.values(labels, predictions, scales, count, losses);
      return;
    }
    ArrayMath.ln(scales, count, losses);
    for (int i = 0; i < count; i++) {
      losses[i] = sum(losses[i], (labels[i] - predictions[i]) / scales[i]);
    }
  }

  private static double sum(double lnScale, double z) {
    return HALF_LN_TWO_PI + lnScale + 0.5 * z * z;
  }

  @Override
  public double gradient(double label, double prediction, double scale) {
    if (!DOMAIN.contains(label, prediction, scale)) {
      return DOMAIN.refuse(NAME, label, prediction, scale);
    }
    return (prediction - label) / scale / scale;
  }
}

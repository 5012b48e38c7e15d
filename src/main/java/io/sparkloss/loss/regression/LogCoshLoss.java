package io.sparkloss.loss.regression;

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
 * Log-cosh loss \( \ell(y, \hat y) = \ln\cosh(y - \hat y) \).
 *
 * <p>Domain: finite label and prediction; as the hyperbolic cosine sets a scale of 1, both should
 * be in units of a typical error. The gradient is \( -\tanh(y - \hat y) \).
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a difference beyond the
 * largest double gives +∞.
 *
 * <p>Algorithm: with \( a = |y - \hat y| \), \( \ln(1 + (\cosh a - 1)) \) up to 2, where the
 * parenthesis, \( 2 \sinh^2(a/2) \), is summed as a series; beyond, \( a - (\ln 2 - \ln(1 +
 * e^{-2a})) \). Neither small nor huge differences lose digits.
 *
 * <p>Accuracy: within 4 ulp of the exact value where the result is normal.
 *
 * <p>Meaning: half the squared error near 0, the absolute error less ln 2 far from it; the negative
 * log-likelihood, up to a constant, under noise of hyperbolic secant distribution.
 *
 * <p>Source: P. J. Green, Bayesian reconstructions from emission tomography data using a modified
 * EM algorithm (1990), doi:10.1109/42.52985.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public record LogCoshLoss() implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  private static final double LN_2 = 0.6931471805599453;

  /** The distance up to which the series is the more accurate form. */
  private static final double NEAR = 2;

  /** Times whatever a distance has above {@link #NEAR}, this is at least 1. */
  private static final double STEEP = 0x1p60;

  /** Exponentials of less make no difference to ln 2. */
  private static final double LEAST_EXPONENT = -80;

  private static final String NAME = "log_cosh_loss";

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(NAME, "ln cosh(y - p)", List.of(), values -> new LogCoshLoss());

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
    double a = Math.abs(label - prediction);
    return a <= NEAR
        ? Elementary.ln1p(Elementary.coshm1(a))
        : a - (LN_2 - Elementary.ln1p(Elementary.exp(exponent(a))));
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    if (!ScalarDomain.FINITE.containsAll(labels, predictions, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      losses[i] = exponent(Math.abs(labels[i] - predictions[i]));
    }
    ArrayMath.exp(losses, count, losses);
    double[] near = new double[count];
    for (int i = 0; i < count; i++) {
      near[i] = Elementary.coshm1(Math.min(Math.abs(labels[i] - predictions[i]), NEAR));
    }
    for (int i = 0; i < count; i++) {
      losses[i] = part(Math.abs(labels[i] - predictions[i]), near[i], losses[i]);
    }
    ArrayMath.ln1p(losses, count, losses);
    for (int i = 0; i < count; i++) {
      losses[i] = whole(Math.abs(labels[i] - predictions[i]), losses[i]);
    }
  }

  private static double exponent(double a) {
    return Math.max(-2 * a, LEAST_EXPONENT);
  }

  /**
   * Returns 1 where the exponential form serves and 0 elsewhere. Choosing by it has no branch, and
   * no effect on bits: what is not chosen is finite. Loops that do so become vectors.
   */
  private static double far(double a) {
    return Math.min(Math.max((a - NEAR) * STEEP, 0), 1);
  }

  /** Returns the one of the two of which the logarithm of 1 more is taken. */
  private static double part(double a, double coshm1, double exponential) {
    double far = far(a);
    return far * exponential + (1 - far) * coshm1;
  }

  /** Returns the loss from the distance and the logarithm. */
  private static double whole(double a, double logarithm) {
    double far = far(a);
    return far * a - (far * LN_2 - logarithm);
  }

  @Override
  public double gradient(double label, double prediction) {
    if (!ScalarDomain.FINITE.contains(label, prediction)) {
      return ScalarDomain.FINITE.refuse(NAME, label, prediction);
    }
    return 0 - Elementary.tanh(label - prediction);
  }
}

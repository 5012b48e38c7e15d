package io.sparkloss.loss.likelihood;

import io.sparkloss.loss.Interval;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Parameter;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.array.ArrayMath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Unit deviance of the Tweedie distributions between Poisson and gamma: with power \( 1 \lt q \lt 2
 * \), \[ \ell(y, \hat y) = 2 \left( \frac{y^{2-q}}{(1-q)(2-q)} - \frac{y \hat y^{1-q}}{1-q} +
 * \frac{\hat y^{2-q}}{2-q} \right). \]
 *
 * <p>Domain: finite label of at least 0 and finite prediction above 0, in the same unit; the loss
 * is in that unit to the power 2 − q. The gradient is \( 2 (\hat y - y) / \hat y^q \).
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a deviance beyond the
 * largest double is +∞.
 *
 * <p>Algorithm: with \( a = 2 - q \), \( b = q - 1 \) (both exact), \( t = \ln(y / \hat y) \) and
 * \( \psi(x) = e^x - 1 - x \ge 0 \), the deviance is \( 2 y^a (\psi(bt)/b + \psi(-at)/a) \): the
 * definition's three terms cancel near equality and for a power near 1 or 2, these two never do. An
 * exponential of more than e² is taken as a power of \( \hat y \) instead, where the rounding of
 * the exponent would be magnified.
 *
 * <p>Of arrays, the logarithms are computed on vectors. Powers are those of {@link StrictMath}, and
 * which exponentials serve depends on the pair, so these are computed pair by pair.
 *
 * <p>Accuracy: within 8 ulp of the exact value where the result is normal: the logarithm enters
 * squared, and powers, exponentials and divisions follow it.
 *
 * <p>Meaning: for amounts that are often exactly 0, as insurance claims; Poisson deviance as q → 1,
 * gamma deviance as q → 2.
 *
 * <p>Source: B. Jørgensen, Exponential dispersion models (1987),
 * doi:10.1111/j.2517-6161.1987.tb01685.x.
 *
 * @param power the exponent of the variance function, above 1 and below 2
 *     <p>Immutable and safe for use by many threads.
 * @since 0.1.0
 */
public record TweedieDeviance(double power) implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  /** Exponents above this are taken as powers. */
  private static final double LARGE = 2;

  /** Times the prediction, labels up to this, 0 among them, are left out on vectors. */
  private static final double SMALL = 0x1p-100;

  private static final String NAME = "tweedie_deviance";

  private static final ScalarDomain DOMAIN =
      new ScalarDomain(Interval.NON_NEGATIVE, Interval.POSITIVE);

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME,
          "2 (y^(2-power) / ((1-power)(2-power)) - y p^(1-power) / (1-power) + p^(2-power) / (2-power))",
          List.of(Parameter.required("power")),
          values -> new TweedieDeviance(values.applyAsDouble("power")));

  /** Checks the parameter. */
  public TweedieDeviance {
    power = Interval.between(1, 2).require(NAME, "power", power);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> parameters() {
    return DEFINITION.nonDefaults(power);
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
    return label == 0
        ? ofZero(prediction)
        : ofPositive(label, prediction, Elementary.lnRatio(label, prediction));
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    if (!DOMAIN.containsAll(labels, predictions, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      losses[i] = Math.max(labels[i], SMALL * predictions[i]);
    }
    ArrayMath.lnRatio(losses, predictions, count, losses);
    for (int i = 0; i < count; i++) {
      losses[i] =
          labels[i] > SMALL * predictions[i]
              ? ofPositive(labels[i], predictions[i], losses[i])
              : value(labels[i], predictions[i]);
    }
  }

  private double ofZero(double prediction) {
    return 2 * Elementary.pow(prediction, 2 - power) / (2 - power);
  }

  /** Returns the deviance for a label above 0, given the logarithm t of the ratio. */
  private double ofPositive(double label, double prediction, double t) {
    double a = 2 - power;
    double b = power - 1;
    double scale = Elementary.pow(label, a);
    if (b * t > LARGE) {
      double rest = scale * Elementary.expm1Rest(-a * t) / a;
      return 2 * ((powerBelow(label, prediction) - scale * (1 + b * t)) / b + rest);
    }
    double rest = Elementary.expm1Rest(b * t) / b;
    if (-a * t > LARGE) {
      return 2 * ((Elementary.pow(prediction, a) - scale * (1 - a * t)) / a + scale * rest);
    }
    return 2 * scale * (rest + Elementary.expm1Rest(-a * t) / a);
  }

  @Override
  public double gradient(double label, double prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    return 2 * ((prediction - label) / prediction * Elementary.pow(prediction, 1 - power));
  }

  /** Returns y ŷ^(1−q), for a label far above the prediction. */
  private double powerBelow(double label, double prediction) {
    double value = label * Elementary.pow(prediction, 1 - power);
    return value <= Double.MAX_VALUE
        ? value
        : label / prediction * Elementary.pow(prediction, 2 - power);
  }
}

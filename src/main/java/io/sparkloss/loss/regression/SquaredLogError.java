package io.sparkloss.loss.regression;

import io.sparkloss.loss.Interval;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.Exact;
import io.sparkloss.numeric.array.ArrayMath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Squared logarithmic error \( \ell(y, \hat y) = (\ln(1 + y) - \ln(1 + \hat y))^2 \); its mean is
 * the MSLE.
 *
 * <p>Domain: finite label and prediction above −1; the loss has no unit. The gradient is \( -2
 * (\ln(1 + y) - \ln(1 + \hat y)) / (1 + \hat y) \).
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; the loss is always
 * finite.
 *
 * <p>Algorithm: with a ≤ b the smaller and the larger of the two, the difference of the logarithms
 * is \( \ln(1 + (b - a)/(1 + a)) \). The quotient is never negative, so ln1p never magnifies its
 * rounding, and nothing cancels near equality; what rounding took from the quotient is put back
 * behind the logarithm. Only where the quotient overflows are the two logarithms subtracted.
 *
 * <p>Accuracy: within 4 ulp of the exact value where the result is normal.
 *
 * <p>Meaning: squared error of the logarithms, so relative errors count, for targets that span
 * orders of magnitude.
 *
 * <p>Source: the definition of the root mean squared logarithmic error in scikit-learn's {@code
 * mean_squared_log_error}.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public record SquaredLogError() implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "squared_log_error";

  private static final ScalarDomain DOMAIN =
      new ScalarDomain(Interval.ABOVE_MINUS_ONE, Interval.ABOVE_MINUS_ONE);

  /** Where no quotient overflows. */
  private static final Interval SMALL_ENOUGH =
      Interval.of(Interval.ABOVE_MINUS_ONE.lower(), 0x1p900, "at most 2^900");

  private static final ScalarDomain MODERATE = new ScalarDomain(SMALL_ENOUGH, SMALL_ENOUGH);

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME, "(ln(1 + y) - ln(1 + p))^2", List.of(), values -> new SquaredLogError());

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
    double distance = distance(Math.min(label, prediction), Math.max(label, prediction));
    return distance * distance;
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    if (!MODERATE.containsAll(labels, predictions, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      double smaller = Math.min(labels[i], predictions[i]);
      losses[i] = quotient(smaller, Math.max(labels[i], predictions[i]));
    }
    ArrayMath.ln1p(losses, count, losses);
    for (int i = 0; i < count; i++) {
      double smaller = Math.min(labels[i], predictions[i]);
      double distance = losses[i] + rest(smaller, Math.max(labels[i], predictions[i]));
      losses[i] = distance * distance;
    }
  }

  @Override
  public double gradient(double label, double prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    double distance = distance(Math.min(label, prediction), Math.max(label, prediction));
    return 2 * Math.copySign(distance, prediction - label) / (1 + prediction);
  }

  /** Returns ln(1 + larger) − ln(1 + smaller). */
  private static double distance(double smaller, double larger) {
    double quotient = quotient(smaller, larger);
    return quotient <= Double.MAX_VALUE
        ? Elementary.ln1p(quotient) + rest(smaller, larger)
        : Elementary.ln1p(larger) - Elementary.ln1p(smaller);
  }

  private static double quotient(double smaller, double larger) {
    return (larger - smaller) / (1 + smaller);
  }

  /** Returns what the rounding of the quotient takes from the distance. */
  private static double rest(double smaller, double larger) {
    double divisor = 1 + smaller;
    double difference = larger - smaller;
    double quotient = difference / divisor;
    double lost =
        Math.fma(-quotient, divisor, difference)
            + Exact.sumError(larger, -smaller)
            - quotient * Exact.sumError(1, smaller);
    return lost / (1 + larger);
  }
}

package io.sparkloss.loss.regression;

import io.sparkloss.loss.Interval;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Parameter;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Huber's loss: with \( r = y - \hat y \), \( \ell = \frac12 r^2 \) where \( |r| \le \delta \), and
 * \( \delta (|r| - \frac12 \delta) \) beyond.
 *
 * <p>Domain: finite label and prediction, and finite \( \delta > 0 \), all in the same unit; the
 * loss is in that unit squared. The gradient is \( -r \) limited to \( \pm\delta \).
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a difference beyond the
 * largest double gives +∞.
 *
 * <p>Accuracy: within 4 ulp of the exact value where the result is normal.
 *
 * <p>Meaning: squared error near the label, absolute error far from it: half the squared error as
 * \( \delta \to \infty \), and δ times the absolute error as \( \delta \to 0 \).
 *
 * <p>Source: P. J. Huber, Robust estimation of a location parameter (1964),
 * doi:10.1214/aoms/1177703732.
 *
 * @param delta the residual at which the loss turns from quadratic to linear
 *     <p>Immutable and safe for use by many threads.
 * @since 0.1.0
 */
public record HuberLoss(double delta) implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "huber_loss";

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME,
          "r = y - p; r^2 / 2 where |r| <= delta, else delta (|r| - delta / 2)",
          List.of(Parameter.optional("delta", 1)),
          values -> new HuberLoss(values.applyAsDouble("delta")));

  /** Checks the parameter. */
  public HuberLoss {
    delta = Interval.POSITIVE.require(NAME, "delta", delta);
  }

  /** Creates the loss with δ = 1. */
  public HuberLoss() {
    this(1);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> parameters() {
    return DEFINITION.nonDefaults(delta);
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
    return Math.max(-delta, Math.min(delta, prediction - label));
  }

  /** Returns the loss of a pair in the domain; without branches, so that loops become vectors. */
  private double formula(double label, double prediction) {
    double residual = Math.abs(label - prediction);
    double limited = Math.min(residual, delta);
    return limited * (residual - 0.5 * limited);
  }
}

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
 * Quantile (pinball) loss \( \ell = \alpha \max(y - \hat y, 0) + (1 - \alpha) \max(\hat y - y, 0)
 * \).
 *
 * <p>Domain: finite label and prediction in the same unit, which is also that of the loss; \( 0 \lt
 * \alpha \lt 1 \). The gradient is \( -\alpha \) below the label, \( 1 - \alpha \) above it, and 0
 * at equality.
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a difference beyond the
 * largest double gives +∞.
 *
 * <p>Accuracy: within 2 ulp of the exact value where the result is normal.
 *
 * <p>Meaning: the best constant prediction is the α-quantile of the labels; at α = ½ it is half the
 * absolute error.
 *
 * <p>Source: R. Koenker, G. Bassett, Regression quantiles (1978), doi:10.2307/1913643.
 *
 * @param alpha the share of labels that should lie below the prediction
 *     <p>Immutable and safe for use by many threads.
 * @since 0.1.0
 */
public record QuantileLoss(double alpha) implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "quantile_loss";

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME,
          "alpha max(y - p, 0) + (1 - alpha) max(p - y, 0)",
          List.of(Parameter.required("alpha")),
          values -> new QuantileLoss(values.applyAsDouble("alpha")));

  /** Checks the parameter. */
  public QuantileLoss {
    alpha = Interval.between(0, 1).require(NAME, "alpha", alpha);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> parameters() {
    return DEFINITION.nonDefaults(alpha);
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
    if (label == prediction) {
      return 0;
    }
    return label > prediction ? -alpha : 1 - alpha;
  }

  /** Returns the loss of a pair in the domain; without branches, so that loops become vectors. */
  private double formula(double label, double prediction) {
    double residual = label - prediction;
    return Math.max(alpha * residual, (alpha - 1) * residual);
  }
}

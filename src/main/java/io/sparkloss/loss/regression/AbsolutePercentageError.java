package io.sparkloss.loss.regression;

import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Absolute percentage error \( \ell(y, \hat y) = |y - \hat y| / \max(|y|, 2^{-52}) \), a fraction
 * and not per cent; its mean is the MAPE.
 *
 * <p>Domain: finite label and prediction in the same unit; the loss has none. The gradient is \(
 * -\mathrm{sign}(y - \hat y) / \max(|y|, 2^{-52}) \), and 0 at equality.
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a difference or a
 * quotient beyond the largest double gives +∞. A label of 0 makes the loss huge but not infinite.
 *
 * <p>Accuracy: within 2 ulp of the exact value where the result is normal.
 *
 * <p>Source: A. de Myttenaere and others, Mean absolute percentage error for regression models
 * (2016), doi:10.1016/j.neucom.2015.12.114; the smallest divisor as in scikit-learn's {@code
 * mean_absolute_percentage_error}.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public record AbsolutePercentageError() implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  /** 2⁻⁵², so that a label of 0 does not divide by 0. */
  private static final double SMALLEST_DIVISOR = 0x1p-52;

  private static final String NAME = "absolute_percentage_error";

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME, "|y - p| / max(|y|, 2^-52)", List.of(), values -> new AbsolutePercentageError());

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
    return formula(label, prediction);
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    if (!ScalarDomain.FINITE.containsAll(labels, predictions, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      losses[i] = formula(labels[i], predictions[i]);
    }
  }

  @Override
  public double gradient(double label, double prediction) {
    if (!ScalarDomain.FINITE.contains(label, prediction)) {
      return ScalarDomain.FINITE.refuse(NAME, label, prediction);
    }
    return 0 - Math.signum(label - prediction) / Math.max(Math.abs(label), SMALLEST_DIVISOR);
  }

  /** Returns the loss of a pair in the domain; without branches, so that loops become vectors. */
  private static double formula(double label, double prediction) {
    return Math.abs(label - prediction) / Math.max(Math.abs(label), SMALLEST_DIVISOR);
  }
}

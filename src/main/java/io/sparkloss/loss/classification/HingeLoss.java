package io.sparkloss.loss.classification;

import io.sparkloss.loss.Interval;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hinge loss \( \ell(y, s) = \max(0, 1 - (2y - 1) s) \) of a score s.
 *
 * <p>Domain: label 0 or 1, finite score; the loss has no unit. The gradient is \( -(2y - 1) \)
 * inside the margin, else 0, and 0 at its edge.
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused.
 *
 * <p>Accuracy: correctly rounded.
 *
 * <p>Meaning: the distance by which a score misses a margin of 1 on the side of its class; the loss
 * of support vector machines.
 *
 * <p>Source: C. Cortes, V. Vapnik, Support-vector networks (1995), doi:10.1007/BF00994018.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public record HingeLoss() implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "hinge_loss";

  private static final ScalarDomain DOMAIN =
      new ScalarDomain(Interval.ZERO_OR_ONE, Interval.FINITE);

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(NAME, "max(0, 1 - (2y - 1) p)", List.of(), values -> new HingeLoss());

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.LOGIT);
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
    return formula(label, prediction);
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    if (!DOMAIN.containsAll(labels, predictions, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      losses[i] = formula(labels[i], predictions[i]);
    }
  }

  @Override
  public double gradient(double label, double prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    double side = 2 * label - 1;
    return side * prediction < 1 ? -side : 0;
  }

  /** Returns the loss of a pair in the domain; without branches, so that loops become vectors. */
  private static double formula(double label, double prediction) {
    return Math.max(0, 1 - (2 * label - 1) * prediction);
  }
}

package io.sparkloss.cost.score;

import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarLoss;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signed error \( \hat y - y \), whose mean is the bias of a model: above 0 where it predicts
 * too much. No loss in the sense of the table, since errors of opposite sign cancel.
 *
 * <p>Domain: finite label and prediction, in the same unit, which is that of the result.
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused; a difference beyond the
 * largest double is infinite. Rounded once.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public record SignedError() implements ScalarLoss {

  private static final long serialVersionUID = 1L;

  /** The name in plans and errors. */
  public static final String NAME = "signed_error";

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
  public @Nullable Reason reason(double label, double prediction) {
    return ScalarDomain.FINITE.reason(label, prediction);
  }

  @Override
  public double value(double label, double prediction) {
    return ScalarDomain.FINITE.contains(label, prediction)
        ? prediction - label
        : ScalarDomain.FINITE.refuse(name(), label, prediction);
  }
}

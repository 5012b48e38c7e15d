package io.sparkloss.cost.tail;

import io.sparkloss.loss.Loss;

/**
 * A share of a cost was asked for where losses may be negative: then shares mean nothing.
 *
 * @since 0.1.0
 */
public final class NegativeLossException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private NegativeLossException(String message) {
    super(message);
  }

  static NegativeLossException of(Loss loss) {
    return new NegativeLossException(
        loss.call()
            + " may be negative, so its cost has no shares; ask for the concentration of a loss"
            + " that cannot be, such as squared_error");
  }

  static NegativeLossException of(double value) {
    return new NegativeLossException(
        "a loss is "
            + value
            + " but must be at least 0 for its cost to have shares; use ResidualHistogram for"
            + " signed values");
  }
}

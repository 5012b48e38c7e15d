package io.sparkloss.spark.aggregate.sums;

import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.Reason;
import io.sparkloss.spark.adapter.LossException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The rule for weights, as generated code calls it: finite and at least 0.
 *
 * @param function the SQL function that errors name
 * @since 0.1.0
 */
public record Weights(String function) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the weight, or raises an error for one that is NaN, infinite or negative. */
  public double checked(double weight) {
    if (!legal(weight)) {
      throw LossException.of(
          function,
          new LossDomainException(
              function,
              Reason.BAD_WEIGHT,
              "weight",
              Double.toString(weight),
              "finite and at least 0"),
          "Leave out such rows by a WHERE or FILTER clause.");
    }
    return weight;
  }

  /** Returns the weight, or null for one that is NaN, infinite or negative. */
  public static @Nullable Double legalOrNull(double weight) {
    return legal(weight) ? weight : null;
  }

  private static boolean legal(double weight) {
    return weight >= 0 && weight <= Double.MAX_VALUE;
  }
}

package io.sparkloss.spark.aggregate;

import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.Reason;
import org.jspecify.annotations.Nullable;

/** The rule for weights, as generated code calls it: finite and at least 0. Pure functions. */
public final class Weights {

  private Weights() {}

  /** Returns the weight, or raises an error for one that is NaN, infinite or negative. */
  public static double checked(double weight) {
    if (!legal(weight)) {
      throw new LossDomainException(
          "cost", Reason.BAD_WEIGHT, "weight", Double.toString(weight), "finite and at least 0");
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

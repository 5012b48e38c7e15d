package io.sparkloss.cost.sums;

import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;

/**
 * The parts of a {@link ThreePartSum}; their sum is its value.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param high the running sum, which is the value but for rounding
 * @param middle the sum of its rounding errors; 0 where {@code high} is not finite
 * @param low the sum of theirs; 0 where {@code high} is not finite
 * @since 0.1.0
 */
public record SumParts(double high, double middle, double low) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the parts of a sum. */
  public static SumParts of(ThreePartSum sum) {
    return new SumParts(sum.high(), sum.middle(), sum.low());
  }

  /** Returns the sum, a new one. */
  public ThreePartSum toSum() {
    return new ThreePartSum(high, middle, low);
  }
}

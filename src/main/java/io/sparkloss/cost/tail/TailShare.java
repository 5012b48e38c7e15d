package io.sparkloss.cost.tail;

/**
 * The share of a cost that its worst rows hold.
 *
 * <p>The true share lies in [{@code lower}, {@code upper}] but for a few units in the last place.
 * All are NaN where there are no rows, or the cost is 0, infinite or NaN.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param weight the share of Σw that these rows hold
 * @param share the share of Σwℓ that they hold
 * @param lower the least that the share may be
 * @param upper the greatest that the share may be
 * @since 0.1.0
 */
public record TailShare(double weight, double share, double lower, double upper) {

  static TailShare undefined(double weight) {
    return new TailShare(weight, Double.NaN, Double.NaN, Double.NaN);
  }
}

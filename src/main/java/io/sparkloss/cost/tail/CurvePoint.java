package io.sparkloss.cost.tail;

/**
 * A point of a concentration curve.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param weight the share of Σw that the worst rows hold
 * @param cost the share of Σwℓ that the same rows hold
 * @since 0.1.0
 */
public record CurvePoint(double weight, double cost) {}

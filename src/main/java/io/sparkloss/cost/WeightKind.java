package io.sparkloss.cost;

/**
 * What the weights of rows mean, and so how uncertain a weighted cost is.
 *
 * @since 0.1.0
 */
public enum WeightKind {
  /** A weight says how much a row counts: √(n/(n−1)·Σ wᵢ²(ℓᵢ−J)²) / Σw. */
  SAMPLING,
  /** A weight says how many equal rows one row stands for: √(Σw(ℓ−J)² / (Σw(Σw−1))). */
  FREQUENCY
}

package io.sparkloss.evaluate.plan;

/**
 * What is done about rows that cannot be used.
 *
 * @since 0.1.0
 */
public enum OnInvalid {
  /** The evaluation fails, with counts by reason and the first keys. */
  FAIL,
  /** The other rows are used; counts and coverage are reported. */
  SKIP
}

package io.sparkloss.cost.change;

/**
 * In which of two runs a slice is.
 *
 * @since 0.1.0
 */
public enum ChangeKind {
  /** In both. */
  STAYED,
  /** In the second only. */
  ENTERED,
  /** In the first only. */
  LEFT
}

package io.sparkloss.cost.state;

/**
 * Two states that say different things, so that their sum would be no cost.
 *
 * @since 0.1.0
 */
public final class IncompatibleStateException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String property;
  private final String left;
  private final String right;

  IncompatibleStateException(String property, String left, String right) {
    super(
        "states of different %s cannot be merged: one has %s, the other %s"
            .formatted(property, left, right));
    this.property = property;
    this.left = left;
    this.right = right;
  }

  /** Returns in what they differ: loss, baseline loss, kind or weighting. */
  public String property() {
    return property;
  }

  /** Returns what the first state has. */
  public String left() {
    return left;
  }

  /** Returns what the second state has. */
  public String right() {
    return right;
  }
}

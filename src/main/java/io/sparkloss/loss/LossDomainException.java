package io.sparkloss.loss;

/**
 * An argument of a loss is infinite or outside the loss's domain.
 *
 * @since 0.1.0
 */
public final class LossDomainException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String function;
  private final Reason reason;
  private final String argument;
  private final String value;
  private final String domain;

  /**
   * Creates the exception.
   *
   * @param function the loss's name
   * @param reason why the argument is refused
   * @param argument {@code label}, {@code prediction}, {@code scale} or {@code weight}
   * @param value the value seen, as text
   * @param domain what would be right, completing "must be", for example {@code in [0, 1]}
   */
  public LossDomainException(
      String function, Reason reason, String argument, String value, String domain) {
    super(
        function
            + ": the "
            + argument
            + " is "
            + value
            + " but must be "
            + domain
            + " ["
            + reason.key()
            + "]");
    this.function = function;
    this.reason = reason;
    this.argument = argument;
    this.value = value;
    this.domain = domain;
  }

  /** Returns the loss's name. */
  public String function() {
    return function;
  }

  /** Returns why the argument is refused. */
  public Reason reason() {
    return reason;
  }

  /** Returns which argument is refused. */
  public String argument() {
    return argument;
  }

  /** Returns the value seen, as text. */
  public String value() {
    return value;
  }

  /** Returns what would be right, completing "must be". */
  public String domain() {
    return domain;
  }
}

package io.sparkloss.spark.row;

/**
 * What a function does with a row that it cannot use.
 *
 * @since 0.1.0
 */
public enum Mode {
  /** NULL gives NULL, NaN gives NaN, everything else outside the domain is an error. */
  RAISE(""),
  /** All of these give NULL. */
  TRY("try_");

  private final String prefix;

  Mode(String prefix) {
    this.prefix = prefix;
  }

  /** Returns the name of a function in this mode: {@code mse} or {@code try_mse}. */
  public String named(String name) {
    return prefix + name;
  }
}

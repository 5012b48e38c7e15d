package io.sparkloss.result.entry;

import java.io.Serializable;
import java.util.Locale;

/**
 * A column by which costs are sliced.
 *
 * @param name the column's name
 * @param type the type of its values
 * @since 0.1.0
 */
public record SliceColumn(String name, Type type) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The types that the values of a slice may have, and their Java classes. */
  public enum Type {
    /** Text: {@link String}. */
    STRING,
    /** A truth value: {@link Boolean}. */
    BOOLEAN,
    /** A whole number of any width: {@link Long}. */
    LONG,
    /** A floating-point number of any width: {@link Double}. */
    DOUBLE,
    /** A decimal: {@link java.math.BigDecimal}. */
    DECIMAL,
    /** A day: {@link java.time.LocalDate}. */
    DATE,
    /** A moment: {@link java.time.Instant}. */
    TIMESTAMP,
    /** A date and time of no time zone: {@link java.time.LocalDateTime}. */
    LOCAL_TIMESTAMP;

    /** Returns the name used in results: {@code string}, {@code long}, … */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

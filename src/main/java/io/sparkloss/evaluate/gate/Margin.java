package io.sparkloss.evaluate.gate;

import java.math.BigDecimal;

/**
 * By how much a candidate may be worse than the baseline.
 *
 * @since 0.1.0
 */
public sealed interface Margin {

  /** No worse at all. */
  Margin NONE = new Absolute(0);

  /**
   * Reads {@code 1%}, a share of the baseline's cost, or {@code 0.5}, in the unit of the loss.
   *
   * @throws IllegalArgumentException when the text is neither
   */
  static Margin parse(String text) {
    String trimmed = text.strip();
    try {
      if (trimmed.endsWith("%")) {
        String number = trimmed.substring(0, trimmed.length() - 1).strip();
        return new Relative(new BigDecimal(number).movePointLeft(2).doubleValue());
      }
      return new Absolute(Double.parseDouble(trimmed));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the margin is '" + text + "' but must be a number such as 0.5 or a share such as 1%", e);
    }
  }

  /** Returns the text that {@link #parse} reads. */
  String text();

  /** Returns whether it asks for less than the baseline's cost. */
  boolean isImprovement();

  /** Returns the margin of the other sign: of "better by at least", what must be better. */
  Margin negated();

  /** Returns the factor by which the baseline's cost is multiplied. */
  double factor();

  /** Returns what is added to the baseline's cost. */
  double offset();

  /**
   * A margin in the unit of the loss.
   *
   * @param value the margin, finite
   */
  record Absolute(double value) implements Margin {
    /** Checks the margin. */
    public Absolute {
      requireFinite(value);
    }

    @Override
    public String text() {
      return Condition.plain(value);
    }

    @Override
    public boolean isImprovement() {
      return value < 0;
    }

    @Override
    public Margin negated() {
      return new Absolute(-value);
    }

    @Override
    public double factor() {
      return 1;
    }

    @Override
    public double offset() {
      return value;
    }
  }

  /**
   * A margin as a share of the baseline's cost.
   *
   * @param share the share: 0.01 is 1 %; above −1
   */
  record Relative(double share) implements Margin {
    /** Checks the share. */
    public Relative {
      requireFinite(share);
      if (share <= -1) {
        throw new IllegalArgumentException(
            "the margin is " + 100 * share + "% but must be above -100%");
      }
    }

    @Override
    public String text() {
      return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    @Override
    public boolean isImprovement() {
      return share < 0;
    }

    @Override
    public Margin negated() {
      return new Relative(-share);
    }

    @Override
    public double factor() {
      return 1 + share;
    }

    @Override
    public double offset() {
      return 0;
    }
  }

  private static void requireFinite(double value) {
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("the margin is " + value + " but must be finite");
    }
  }
}

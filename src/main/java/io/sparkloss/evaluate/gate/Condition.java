package io.sparkloss.evaluate.gate;

import java.math.BigDecimal;

/**
 * What must hold of a candidate's cost.
 *
 * @since 0.1.0
 */
public sealed interface Condition {

  /** Returns what completes "the cost is": {@code not above mean by more than 1%}. */
  String text();

  /**
   * The cost is not above the baseline's by more than a margin; a negative margin asks for an
   * improvement.
   *
   * @param baseline what it is compared with
   * @param margin by how much it may be worse
   */
  record NotWorse(Baseline baseline, Margin margin) implements Condition {
    @Override
    public String text() {
      String than = baseline.text();
      return margin.isImprovement()
          ? "better than " + than + " by at least " + margin.negated().text()
          : "not above " + than + " by more than " + margin.text();
    }
  }

  /**
   * The cost is at most a number.
   *
   * @param bound the number, in the unit of the cost; finite
   */
  record AtMost(double bound) implements Condition {
    /** Checks the bound. */
    public AtMost {
      requireFinite(bound);
    }

    @Override
    public String text() {
      return "at most " + plain(bound);
    }
  }

  /**
   * The cost is at least a number: one that is too good is a sign of a leak.
   *
   * @param bound the number, in the unit of the cost; finite
   */
  record AtLeast(double bound) implements Condition {
    /** Checks the bound. */
    public AtLeast {
      requireFinite(bound);
    }

    @Override
    public String text() {
      return "at least " + plain(bound);
    }
  }

  /** Returns a number as people write it. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static void requireFinite(double bound) {
    if (!(Math.abs(bound) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("the bound is " + bound + " but must be finite");
    }
  }
}

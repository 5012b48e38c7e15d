package io.sparkloss.evaluate.gate;

/**
 * What a candidate is compared with.
 *
 * @since 0.1.0
 */
public sealed interface Baseline {

  /** Returns how messages call it. */
  String text();

  /**
   * Another model of the same target, row by row.
   *
   * @param name the model
   */
  record Model(String name) implements Baseline {
    @Override
    public String text() {
      return name;
    }
  }

  /**
   * A number.
   *
   * @param value the number, in the unit of the cost; finite
   */
  record Constant(double value) implements Baseline {
    /** Checks the number. */
    public Constant {
      if (!(Math.abs(value) <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException("the baseline is " + value + " but must be finite");
      }
    }

    @Override
    public String text() {
      return Condition.plain(value);
    }
  }

  /**
   * The same model in the last run of the history whose gates all passed. Its rows are others, so
   * the comparison is not paired.
   *
   * @param ifNone what is decided where no run has passed yet
   */
  record LastPassed(FirstRun ifNone) implements Baseline {
    @Override
    public String text() {
      return "the last run that passed";
    }
  }

  /** What is decided where there is no earlier run to compare with. */
  enum FirstRun {
    /** The gate fails. */
    FAIL,
    /** The gate passes: the first run sets the baseline. */
    PASS,
    /** The gate is inconclusive. */
    INCONCLUSIVE
  }
}

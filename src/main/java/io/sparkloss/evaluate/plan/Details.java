package io.sparkloss.evaluate.plan;

import io.sparkloss.cost.calibration.Binning;
import java.util.Optional;

/**
 * What is reported beside costs, from the same pass.
 *
 * @param concentration whether to report what share of each cost its worst rows hold
 * @param residuals whether to report the residuals of regressions, and which noise they look like
 * @param calibration the bins in which the calibration of probabilities is reported
 * @param replicates the bootstrap replicates for the interval of the calibration error, or 0
 * @param worstRows how many of the worst rows are reported by their key, or 0
 * @param everySlice whether all of this is reported of every slice, and not of all rows alone
 * @since 0.1.0
 */
public record Details(
    boolean concentration,
    boolean residuals,
    Optional<Binning> calibration,
    int replicates,
    int worstRows,
    boolean everySlice) {

  /** Nothing beside costs. */
  public static final Details NONE = new Details(false, false, Optional.empty(), 0, 0, false);

  /** Checks the numbers. */
  public Details {
    if (replicates < 0 || worstRows < 0) {
      throw new IllegalArgumentException(
          "replicates is "
              + replicates
              + " and worst_rows "
              + worstRows
              + " but neither may be negative");
    }
  }

  /** Returns whether the key of a row is needed. */
  public boolean needsKey() {
    return replicates > 0 || worstRows > 0;
  }
}

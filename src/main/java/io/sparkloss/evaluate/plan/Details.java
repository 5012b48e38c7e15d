package io.sparkloss.evaluate.plan;

import io.sparkloss.cost.calibration.Binning;
import java.util.Optional;

/**
 * What is reported beside costs, from the same pass.
 *
 * @param concentration whether to report what share of each cost its worst rows hold
 * @param residuals whether to report the residuals of regressions, and which noise they look like
 * @param density whether to report how often predictions and labels of regressions occur together
 * @param calibration the bins in which the calibration of probabilities is reported
 * @param replicates the bootstrap replicates for the interval of the calibration error, or 0
 * @param worstRows how many of the worst rows are reported by their key, or 0
 * @param everySlice whether all of this but the density is reported of every slice, and not of all
 *     rows alone
 * @since 0.1.0
 */
public record Details(
    boolean concentration,
    boolean residuals,
    boolean density,
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

  /** Creates details without the density. */
  public Details(
      boolean concentration,
      boolean residuals,
      Optional<Binning> calibration,
      int replicates,
      int worstRows,
      boolean everySlice) {
    this(concentration, residuals, false, calibration, replicates, worstRows, everySlice);
  }

  /** Returns the same with what share of each cost its worst rows hold. */
  public Details withConcentration() {
    return new Details(true, residuals, density, calibration, replicates, worstRows, everySlice);
  }

  /** Returns the same with the residuals of regressions, and which noise they look like. */
  public Details withResiduals() {
    return new Details(
        concentration, true, density, calibration, replicates, worstRows, everySlice);
  }

  /** Returns the same with how often predictions and labels of regressions occur together. */
  public Details withDensity() {
    return new Details(
        concentration, residuals, true, calibration, replicates, worstRows, everySlice);
  }

  /** Returns the same with the calibration of probabilities in so many bins of equal width. */
  public Details withCalibration(int bins) {
    Optional<Binning> binning = Optional.of(Binning.equalWidth(bins));
    return new Details(
        concentration, residuals, density, binning, replicates, worstRows, everySlice);
  }

  /** Returns the same with so many of the worst rows by their key. */
  public Details withWorstRows(int rows) {
    return new Details(
        concentration, residuals, density, calibration, replicates, rows, everySlice);
  }

  /** Returns whether the key of a row is needed. */
  public boolean needsKey() {
    return replicates > 0 || worstRows > 0;
  }
}

package io.sparkloss.cost.change;

import java.util.List;

/**
 * What changed a cost between two runs: who was asked, or how well they were served.
 *
 * <p>With slices that part the rows of each run, shares π and means ℓ of a slice, J = Σπℓ, and bars
 * for the midpoint of both runs, a slice in both adds \[ \text{mix} = (\pi_2 - \pi_1)(\bar\ell -
 * \bar J), \qquad \text{rate} = \bar\pi (\ell_2 - \ell_1). \] A slice in one of them has no second
 * mean, so its change cannot be parted; its whole term is its turnover, measured from the same \(
 * \bar J \): \[ \text{entered} = \pi_2 (\ell_2 - \bar J), \qquad \text{left} = -\pi_1 (\ell_1 -
 * \bar J). \] So a slice that comes in with an average cost changes nothing, as one whose share
 * grows. For a slice that stayed, mix and rate are together \( \pi_2 (\ell_2 - \bar J) - \pi_1
 * (\ell_1 - \bar J) \); the sum over all slices is J₂ − J₁, because \( \bar J \) is taken as often
 * in both.
 *
 * <p>Adding up: terms are computed to about 150 bits, and each is rounded once, as are the totals
 * of each kind, which come from the unrounded terms. Rounded numbers need not add up to the last
 * digit; what is missing is told: {@code change} is {@code rounding} plus the mix, rate and
 * turnover of all terms, exactly but for one rounding.
 *
 * <p>Standard error of a rate: \( \bar\pi \sqrt{se_1^2 + se_2^2} \), with shares as given and runs
 * of different rows; on the same rows it is that of no paired comparison, and mostly too wide. Of
 * the total rate: the root of the sum of their squares. NaN where one is missing.
 *
 * <p>Empty: where one run has no weight, J, change and all terms are NaN. Non-finite values: where
 * one mean is infinite or NaN so is J, and all terms are NaN.
 *
 * <p>Source: E. M. Kitagawa, Components of a difference between two rates (1955),
 * doi:10.1080/01621459.1955.10501299.
 *
 * <p>Immutable and safe for use by many threads if the keys are.
 *
 * @param <K> what names a slice
 * @param before J₁
 * @param after J₂
 * @param change J₂ − J₁
 * @param mix the sum of all mix terms
 * @param rate the sum of all rate terms
 * @param entered the turnover of all slices that entered
 * @param left the turnover of all slices that left
 * @param rounding what the rounded terms miss of {@code change}
 * @param rateStandardError the standard error of {@code rate}; NaN where no slice stayed
 * @param terms the slices, in the order of the first run, then those that entered
 * @since 0.1.0
 */
public record CostChange<K>(
    double before,
    double after,
    double change,
    double mix,
    double rate,
    double entered,
    double left,
    double rounding,
    double rateStandardError,
    List<ChangeTerm<K>> terms) {

  /** Keeps its own copy of the terms. */
  public CostChange {
    terms = List.copyOf(terms);
  }

  /**
   * Returns what changed between two runs.
   *
   * @param before the slices of the first run
   * @param after the slices of the second run
   * @throws IllegalArgumentException when a slice is given twice in one run
   */
  public static <K> CostChange<K> of(List<SliceCost<K>> before, List<SliceCost<K>> after) {
    return new Decomposition<>(new Run<>(before), new Run<>(after)).result();
  }
}

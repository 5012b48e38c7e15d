package io.sparkloss.cost.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanEstimateTest {

  /**
   * From scipy 1.10.1: a = [1, 4, 2, 8, 5, 7], b = [2, 9, 4, 12]; ttest_ind(a, b, equal_var=False)
   * for the statistic, and Welch's degrees and interval by numpy 1.24.2: va = var(a, ddof=1)/6, vb
   * = var(b, ddof=1)/4; (va+vb)**2/(va**2/5+vb**2/3); scipy.stats.t.ppf(0.975, df).
   */
  @Test
  void aDifferenceOfOtherRowsHasWelchsInterval() {
    MeanEstimate a = new MeanEstimate(4.5, Math.sqrt(A_VARIANCE / 6), 5);
    MeanEstimate b = new MeanEstimate(6.75, Math.sqrt(B_VARIANCE / 4), 3);
    UnpairedDifference difference = a.lessOther(b, 1, 0);
    assertThat(difference.mean() / difference.standardError())
        .isCloseTo(-0.8839403160367292, within(1e-12));
    assertThat(difference.degrees()).isCloseTo(4.453016374825432, within(1e-12));
    // Degrees are rounded down to a whole number, which widens the interval: t.ppf(0.975, 4).
    assertThat(difference.upper(0.95)).isCloseTo(4.8172209122719485, within(1e-9));
    assertThat(difference.lower(0.95)).isCloseTo(-9.31722091227195, within(1e-9));
  }

  private static final double A_VARIANCE = 7.5;
  private static final double B_VARIANCE = 20.916666666666668;

  @Test
  void factorAndOffsetScaleTheOtherAndItsError() {
    MeanEstimate own = new MeanEstimate(10, 3, 9);
    UnpairedDifference difference = own.lessOther(new MeanEstimate(2, 2, 9), 2, 1);
    assertThat(difference.mean()).isEqualTo(10 - 2 * 2 - 1);
    assertThat(difference.standardError()).isEqualTo(5);
  }

  @Test
  void twoConstantsDifferWithoutError() {
    UnpairedDifference difference =
        new MeanEstimate(2, 0, 9).lessOther(new MeanEstimate(1, 0, 4), 1, 0);
    assertThat(difference.lower(0.95)).isEqualTo(1);
    assertThat(difference.upper(0.95)).isEqualTo(1);
    assertThat(difference.degrees()).isEqualTo(4);
  }

  @Test
  void withoutDegreesOrWithNaNThereIsNoInterval() {
    double nan = Double.NaN;
    assertThat(new MeanEstimate(1, 1, 0).lower(0.95)).isNaN();
    assertThat(new MeanEstimate(1, nan, 5).upper(0.95)).isNaN();
    assertThat(new MeanEstimate(nan, 1, 5).lower(0.95)).isNaN();
    assertThat(new MeanEstimate(1, 1, nan).lower(0.95)).isNaN();
    assertThat(new MeanEstimate(1, 1, 5).lessOther(new MeanEstimate(1, nan, 5), 1, 0).upper(0.95))
        .isNaN();
  }
}

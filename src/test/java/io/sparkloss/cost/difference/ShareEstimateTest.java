package io.sparkloss.cost.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareEstimateTest {

  @Test
  void itsErrorIsThatOfTheMeanOfZeroesAndOnes() {
    // 3 ones of 12: the variance with n - 1 is (3·(3/4)² + 9·(1/4)²)/11, the error √(that/12).
    double variance = (3 * 0.5625 + 9 * 0.0625) / 11;
    ShareEstimate share = new ShareEstimate(0.25, 12);
    assertThat(share.standardError()).isCloseTo(Math.sqrt(variance / 12), within(1e-16));
    assertThat(share.degrees()).isEqualTo(11);
  }

  /**
   * Without an error Wilson's upper end is z²/(n + z²), and by the rule of three near 3.84/n; the
   * quantile of the normal distribution, 1.959963984540054, is that of any table.
   */
  @Test
  void withoutAnyErrorTheIntervalHasAWidth() {
    double zz = 1.959963984540054 * 1.959963984540054;
    ShareEstimate none = new ShareEstimate(0, 1000);
    assertThat(none.lower(0.95)).isZero();
    assertThat(none.upper(0.95)).isCloseTo(zz / (1000 + zz), within(1e-15));
  }

  @Test
  void oneRowAndNanTellNothing() {
    assertThat(new ShareEstimate(0, 1).upper(0.95)).isNaN();
    assertThat(new ShareEstimate(0, 1).standardError()).isNaN();
    assertThat(new ShareEstimate(Double.NaN, 9).lower(0.95)).isNaN();
  }
}

package io.sparkloss.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {

  /** SciPy 1.10.1: {@code binomtest(k, n).proportion_ci(confidence, method='wilson')}. */
  @ParameterizedTest
  @CsvSource({
    "0,10,0.95,0.0,0.27753279986288926",
    "3,10,0.95,0.10779126740630102,0.6032218525388546",
    "10,10,0.95,0.7224672001371109,1.0",
    "500,1000,0.99,0.45940700521208483,0.5405929947879151",
    "1,100000,0.9,2.2309253687879852e-06,4.482323610138061e-05"
  })
  void endsAreThoseOfSciPy(int k, int n, double confidence, double lower, double upper) {
    double[] interval = Wilson.interval((double) k / n, n, confidence);

    assertThat(interval[0]).isCloseTo(lower, within(4 * Math.ulp(1.0)));
    assertThat(interval[1]).isCloseTo(upper, within(4 * Math.ulp(1.0)));
  }

  @Test
  void sharesOfZeroAndOneHaveThemAsEnds() {
    assertThat(Wilson.interval(0, 3, 0.95)[0]).isZero();
    assertThat(Wilson.interval(1, 3, 0.95)[1]).isEqualTo(1);
  }

  @Test
  void nanGivesNaN() {
    assertThat(Wilson.interval(Double.NaN, 3, 0.95)).containsOnly(Double.NaN);
    assertThat(Wilson.interval(0.5, Double.NaN, 0.95)).containsOnly(Double.NaN);
  }
}

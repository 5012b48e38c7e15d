package io.sparkloss.cost.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapDistributionTest {

  private static final double[] VALUES = {3.5, -1.25, 0.5, 8, 2, 2, 7.75};
  private static final double ULPS = 4 * Math.ulp(8.0);

  /** NumPy 1.24.2: {@code np.quantile(x, p, method='weibull')}. */
  @ParameterizedTest
  @CsvSource({
    "0.05,-1.25",
    "0.125,-1.25",
    "0.2,-0.2",
    "0.5,2",
    "0.7,6.05",
    "0.975,8",
    "0,-1.25",
    "1,8"
  })
  void quantilesAreOfTypeSix(double p, double expected) {
    assertThat(new BootstrapDistribution(VALUES).quantile(p)).isCloseTo(expected, within(ULPS));
  }

  /** NumPy 1.24.2: {@code np.std(x, ddof=1)}. */
  @Test
  void standardErrorIsTheSampleStandardDeviation() {
    assertThat(new BootstrapDistribution(VALUES).standardError())
        .isCloseTo(3.507220443327627, within(ULPS));
  }

  /** NumPy 1.24.2: {@code np.quantile(np.arange(1, 100.)**2, [.025, .975], method='weibull')}. */
  @Test
  void percentileInterval() {
    BootstrapInterval interval = squares(99).interval(0.95);

    assertThat(interval.lower()).isCloseTo(6.5, within(1e-11)); // positions err by 10⁻¹⁴
    assertThat(interval.upper()).isCloseTo(9506.5, within(1e-9));
    assertThat(interval.replicates()).isEqualTo(99);
  }

  /** [1.5 + 2 − 9506.5, 1.5 + 2 − 6.5]. */
  @Test
  void basicIntervalIsThePercentileIntervalReflected() {
    BootstrapInterval interval = squares(99).basicInterval(1.5, 2, 0.95);

    assertThat(interval.lower()).isCloseTo(-9503, within(1e-9));
    assertThat(interval.upper()).isCloseTo(-3, within(1e-11));
    assertThat(interval.standardError()).isEqualTo(squares(99).standardError());
  }

  @Test
  void tailsNeedAValue() {
    assertThat(squares(39).interval(0.95).lower()).isEqualTo(1);
    assertThat(squares(39).interval(0.95).upper()).isEqualTo(1521);
    assertThat(squares(38).interval(0.95).lower()).isNaN();
    assertThat(squares(38).interval(0.95).upper()).isNaN();
    assertThat(squares(38).basicInterval(1, 1, 0.95).lower()).isNaN();
    assertThat(squares(38).interval(0.95).standardError()).isPositive();
    assertThat(squares(19).interval(0.9).lower()).isEqualTo(1); // 20 · 0.04999… counts as 1
  }

  @Test
  void emptyIsNaN() {
    BootstrapDistribution empty = new BootstrapDistribution();
    assertThat(empty.quantile(0.5)).isNaN();
    assertThat(empty.standardError()).isNaN();
    assertThat(empty.interval(0.95))
        .isEqualTo(new BootstrapInterval(Double.NaN, Double.NaN, Double.NaN, 0));
    assertThat(new BootstrapDistribution(3).standardError()).isNaN();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void nonFiniteValues(double hard) {
    double[] values = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();
    values[40] = hard;
    BootstrapInterval interval = new BootstrapDistribution(values).interval(0.95);

    assertThat(interval.standardError()).isNaN();
    assertThat(Double.isNaN(interval.lower())).isEqualTo(Double.isNaN(hard));
    assertThat(Double.isNaN(interval.upper())).isEqualTo(Double.isNaN(hard));
  }

  @Test
  void infiniteValuesMayBeEnds() {
    double[] values = IntStream.rangeClosed(1, 99).mapToDouble(i -> i).toArray();
    for (int i = 95; i < 99; i++) {
      values[i] = Double.POSITIVE_INFINITY;
    }
    BootstrapInterval interval = new BootstrapDistribution(values).interval(0.95);

    assertThat(interval.lower()).isCloseTo(2.5, within(1e-12)); // positions err by 10⁻¹⁴
    assertThat(interval.upper()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
  void confidenceLiesBetweenZeroAndOne(double confidence) {
    assertThatThrownBy(() -> squares(99).interval(confidence))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the confidence is " + confidence);
  }

  private static BootstrapDistribution squares(int count) {
    return new BootstrapDistribution(
        IntStream.rangeClosed(1, count).mapToDouble(i -> i * (double) i).toArray());
  }
}

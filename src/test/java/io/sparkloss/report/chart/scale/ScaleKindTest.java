package io.sparkloss.report.chart.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleKindTest {

  /** Shares are quotients of differences of at most a few hundred. */
  private static final double ROUNDING = 1e-12;

  /** The shares below are written with nine digits. */
  private static final double DIGITS = 1e-9;

  @ParameterizedTest
  @CsvSource({
    // kind, start, end, value, where it lies by hand
    "LINEAR, 0, 10, 5, 0.5",
    "LINEAR, -4, 4, -2, 0.25",
    "LINEAR, 0, 10, 20, 2",
    "LINEAR, 0, 10, NaN, NaN",
    "LINEAR, 0, 10, Infinity, Infinity",
    "LOG, 1, 100, 10, 0.5",
    "LOG, 1, 10000, 10, 0.25",
    "LOG, 1, 100, 0, -Infinity",
    "LOG, 1, 100, -5, -Infinity",
    "LOG, 1, 100, Infinity, Infinity",
    "LOG, 1, 100, NaN, NaN",
    "LOGIT, 0.1, 0.9, 0.5, 0.5",
    // odds of 1/9, 1/4, and 9: (ln 9 - ln 4) / (2 ln 9)
    "LOGIT, 0.1, 0.9, 0.2, 0.184535123",
    "LOGIT, 0.1, 0.9, 0, -Infinity",
    "LOGIT, 0.1, 0.9, 1, Infinity",
    "LOGIT, 0.1, 0.9, 7, Infinity",
    "LOGIT, 0.1, 0.9, NaN, NaN",
  })
  void numbersLieWhereTheirDistancesSay(
      ScaleKind kind, double low, double high, double value, double share) {
    Scale scale = kind.over(DoubleStream.of(low, high), 6);

    assertThat(scale.low()).isEqualTo(low);
    assertThat(scale.high()).isEqualTo(high);
    if (Double.isFinite(share)) {
      assertThat(scale.share(value)).isCloseTo(share, within(DIGITS));
    } else {
      assertThat(scale.share(value)).isEqualTo(Double.valueOf(share));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, -1, true",
    "LINEAR, Infinity, false",
    "LINEAR, -Infinity, false",
    "LINEAR, NaN, false",
    "LOG, 1, true",
    "LOG, 0, false",
    "LOG, -1, false",
    "LOG, Infinity, false",
    "LOG, NaN, false",
    "LOGIT, 0.5, true",
    "LOGIT, 0, false",
    "LOGIT, 1, false",
    "LOGIT, NaN, false",
    "LOGIT, Infinity, false",
    "LOGIT, -Infinity, false",
    "LOG, 4.9e-324, false",
  })
  void someNumbersHaveNoPlace(ScaleKind kind, double value, boolean shown) {
    assertThat(kind.shows(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @EnumSource
  void axisWithoutNumbersCoversSomething(ScaleKind kind) {
    Scale scale = kind.over(DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY), 5);

    assertThat(scale.share(scale.low())).isZero();
    assertThat(scale.share(scale.high())).isCloseTo(1, within(ROUNDING));
    assertThat(scale.ticks()).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 0", "LINEAR, 7", "LINEAR, -7", "LINEAR, 1e300", "LINEAR, -1.7e308", "LINEAR, 5e-324",
    "LINEAR, 1e-280", "LINEAR, 123456789.125", "LOG, 1", "LOG, 1e-280", "LOG, 1e308", "LOG, 3",
    "LOGIT, 0.5", "LOGIT, 1e-300", "LOGIT, 0.9999999999999999",
  })
  void singleNumberHasAnAxis(ScaleKind kind, double value) {
    Scale scale = kind.over(DoubleStream.of(value, value), 5);

    assertThat(scale.low()).isFinite().isLessThan(scale.high());
    assertThat(scale.high()).isFinite();
    assertThat(scale.shareWithin(value)).isBetween(0.0, 1.0);
  }

  @Test
  void doublesNextToEachOtherAreTooCloseToBeDrawnApart() {
    Scale scale = ScaleKind.LINEAR.over(DoubleStream.of(1, Math.nextUp(1.0)), 4);

    // A tenth to both sides, in steps of 0.05.
    assertThat(scale.low()).isEqualTo(0.9);
    assertThat(scale.high()).isEqualTo(1.1);
  }
}

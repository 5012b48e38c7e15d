package io.sparkloss.report.chart.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0, 2, true, true",
    "1, NaN, 2, true, false",
    "1, 0, NaN, true, false",
    "NaN, 0, 2, false, true",
    "NaN, NaN, NaN, false, false",
    "Infinity, -Infinity, Infinity, true, true",
    "5, 0, 2, true, true",
    "1, 1, 1, true, true",
  })
  void whatIsNotNanIsKnown(
      double estimate, double low, double high, boolean hasEstimate, boolean hasEnds) {
    Interval interval = new Interval(estimate, low, high);

    assertThat(interval.hasEstimate()).isEqualTo(hasEstimate);
    assertThat(interval.hasEnds()).isEqualTo(hasEnds);
    assertThat(interval.values().count()).isEqualTo(hasEnds ? 3 : 1);
  }

  @Test
  void endsMustBeInOrder() {
    assertThatThrownBy(() -> new Interval(1, 2, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An interval must not end below its start, but was from 2.0 to 0.5");
  }
}

package io.sparkloss.report.chart.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "NaN, 1", "1, NaN", "Infinity, Infinity", "Infinity, -Infinity"})
  void startMustBeBelowTheEnd(double from, double to) {
    assertThatThrownBy(() -> new Span(from, to))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A stretch must start below its end, but was from " + from + " to " + to);
  }
}

package io.sparkloss.report.chart.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void numberMustNotBeNegative() {
    assertThatThrownBy(() -> new Series("tree", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The number of series tree must not be negative, but was -1");
  }
}

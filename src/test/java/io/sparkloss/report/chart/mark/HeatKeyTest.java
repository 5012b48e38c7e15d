package io.sparkloss.report.chart.mark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatKeyTest {

  /** From 1 to 128 each of seven steps doubles the count. */
  @ParameterizedTest
  @CsvSource({
    "1, 128, 1, 0",
    "1, 128, 3, 1",
    "1, 128, 6, 2",
    "1, 128, 100, 6",
    "1, 128, 128, 6",
    "5, 5, 5, 6",
    "1, 9223372036854775807, 1, 0",
    "1, 9223372036854775807, 9223372036854775807, 6",
  })
  void stepsGrowByTheSameFactor(long least, long most, long count, int step) {
    assertThat(new HeatKey(least, most).step(count)).isEqualTo(step);
  }
}

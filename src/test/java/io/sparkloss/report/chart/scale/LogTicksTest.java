package io.sparkloss.report.chart.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTicksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 10 | 6 | 1 2 5 10",
        "0.03 | 0.7 | 6 | 0.02 0.05 0.1 0.2 0.5 1",
        "1 | 100000 | 6 | 1 10 100 1,000 10,000 100,000",
        "0.001 | 1000 | 6 | 0.001 0.01 0.1 1 10 100 1,000",
        "0.5 | 2000 | 6 | 0.1 1 10 100 1,000 10,000",
        "1e-8 | 1e8 | 4 | 1e-8 0.0001 1 10,000 1e8",
        "101 | 103 | 4 | 101.0 101.5 102.0 102.5 103.0",
        "3 | 3000000 | 3 | 1 1,000 1e6 1e9",
      })
  void ticksArePowersOrRoundAndEncloseTheNumbers(
      double low, double high, int steps, String labels) {
    List<Tick> ticks = LogTicks.around(new Extent(low, high), steps);

    assertThat(ticks).extracting(Tick::label).containsExactly(labels.split(" ", -1));
  }

  /** Equal steps around 1 to 4.9 would start at 0, which has no place on a log axis. */
  @ParameterizedTest
  @CsvSource({"1, 4.9, 1", "1e-280, 1e300, 1", "1e-280, 2e-280, 5", "9.9e299, 1e300, 6"})
  void allTicksArePositiveFiniteAndAscending(double low, double high, int steps) {
    List<Tick> ticks = LogTicks.around(new Extent(low, high), steps);

    assertThat(ticks)
        .hasSizeGreaterThan(1)
        .allSatisfy(tick -> assertThat(tick.value()).isPositive().isFinite())
        .extracting(Tick::value)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(ticks.get(0).value()).isLessThanOrEqualTo(low);
    assertThat(ticks.get(ticks.size() - 1).value()).isGreaterThanOrEqualTo(high);
  }
}

package io.sparkloss.report.chart.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogitTicksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.3 | 0.7 | 0.2 0.5 0.8",
        "0.03 | 0.6 | 0.02 0.05 0.1 0.2 0.5 0.8",
        "0.01 | 0.99 | 0.01 0.02 0.05 0.1 0.2 0.5 0.8 0.9 0.95 0.98 0.99",
        "0.002 | 0.5 | 0.001 0.01 0.1 0.5",
        "0.5 | 0.9995 | 0.5 0.9 0.99 0.999 0.9999",
        "0.6 | 0.6 | 0.5 0.8",
      })
  void ticksEncloseTheShares(double low, double high, String labels) {
    List<Tick> ticks = LogitTicks.around(new Extent(low, high));

    assertThat(ticks).extracting(Tick::label).containsExactly(labels.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({"1e-300, 1e-290", "1e-15, 0.999999999999", "0.9999999999999, 0.99999999999999"})
  void sharesNextToTheEndsHaveTicksStill(double low, double high) {
    List<Tick> ticks = LogitTicks.around(new Extent(low, high));

    assertThat(ticks).hasSizeGreaterThan(1).extracting(Tick::value).isSorted();
    assertThat(ticks).allSatisfy(tick -> assertThat(tick.value()).isBetween(1e-9, 1 - 1e-9));
  }
}

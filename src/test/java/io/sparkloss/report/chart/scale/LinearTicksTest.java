package io.sparkloss.report.chart.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearTicksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1 | 5 | 0.0 0.2 0.4 0.6 0.8 1.0",
        "0 | 10 | 5 | 0 2 4 6 8 10",
        "0 | 1.03 | 5 | 0.0 0.2 0.4 0.6 0.8 1.0 1.2",
        "-0.034 | 0.017 | 5 | -0.04 -0.03 -0.02 -0.01 0.00 0.01 0.02",
        "-3 | -1 | 4 | -3.0 -2.5 -2.0 -1.5 -1.0",
        "12 | 47 | 5 | 10 15 20 25 30 35 40 45 50",
        "100 | 1250 | 5 | 0 200 400 600 800 1,000 1,200 1,400",
        "0 | 1200000 | 3 | 0 500,000 1,000,000 1,500,000",
        "0 | 2e9 | 4 | 0 5e8 1e9 1.5e9 2e9",
        "0 | 2e-8 | 4 | 0 5e-9 1e-8 1.5e-8 2e-8",
        "5.1 | 5.2 | 2 | 5.10 5.15 5.20",
      })
  void ticksAreRoundAndEncloseTheNumbers(double low, double high, int steps, String labels) {
    List<Tick> ticks = LinearTicks.around(new Extent(low, high), steps);

    assertThat(ticks).extracting(Tick::label).containsExactly(labels.split(" ", -1));
  }

  @Test
  void thirdTickIsExactlyThreeTenths() {
    List<Tick> ticks = LinearTicks.around(new Extent(0, 0.5), 5);

    assertThat(ticks).extracting(Tick::value).containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5);
  }

  @Test
  void widestExtentHasFiniteTicks() {
    List<Tick> ticks = LinearTicks.around(new Extent(-1e300, 1e300), 4);

    assertThat(ticks)
        .extracting(Tick::label)
        .containsExactly("-1e300", "-5e299", "0", "5e299", "1e300");
  }
}

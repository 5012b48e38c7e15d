package io.sparkloss.report.chart.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {

  @Test
  void runsEndAtWhatDoesNotFulfilTheCondition() {
    assertThat(Runs.of(List.of(0, 1, 2, 0, 0, 3, 0), number -> number > 0))
        .containsExactly(List.of(1, 2), List.of(3));
    assertThat(Runs.of(List.of(1), number -> number > 0)).containsExactly(List.of(1));
    assertThat(Runs.of(List.<Integer>of(), number -> number > 0)).isEmpty();
  }
}

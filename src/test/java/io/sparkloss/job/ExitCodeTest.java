package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

  @Test
  void theFirstThatAppliesCountsInTheOrderOneFourFiveSix() {
    List<ExitCode> order =
        List.of(
            ExitCode.UNEXPECTED,
            ExitCode.DATA_REFUSED,
            ExitCode.GATE_FAILED,
            ExitCode.GATE_INCONCLUSIVE,
            ExitCode.DONE);

    for (int i = 0; i < order.size(); i++) {
      for (int j = i; j < order.size(); j++) {
        assertThat(order.get(i).and(order.get(j))).isEqualTo(order.get(i));
        assertThat(order.get(j).and(order.get(i))).isEqualTo(order.get(i));
      }
    }
  }

  @Test
  void numbersAreTheContract() {
    assertThat(ExitCode.values()).extracting(ExitCode::code).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }
}

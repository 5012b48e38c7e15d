package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.Style;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobEnvironmentTest {

  private static Style style(Map<String, String> variables) {
    return new JobEnvironment(
            System.out,
            System.err,
            false,
            variables,
            Clock.systemUTC(),
            master -> {
              throw new AssertionError("no session is needed");
            })
        .style();
  }

  @Test
  void onlyATerminalGetsColours() {
    assertThat(style(Map.of())).isEqualTo(Style.PLAIN);
    assertThat(style(Map.of("SPARK_LOSS_COLOR", "1"))).isEqualTo(Style.COLOUR);
  }

  @Test
  void whoSetsNoColorGetsNoneUnlessItIsEmpty() {
    assertThat(style(Map.of("SPARK_LOSS_COLOR", "1", "NO_COLOR", "1"))).isEqualTo(Style.PLAIN);
    assertThat(style(Map.of("SPARK_LOSS_COLOR", "1", "NO_COLOR", ""))).isEqualTo(Style.COLOUR);
  }
}

package io.sparkloss.job.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.job.file.publish.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Pushgateway takes the metrics, and gives them to a Prometheus. */
class PushgatewayIT {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeAll
  static void require() {
    Gateway.require();
  }

  @Test
  void aPushReplacesTheMetricsOfItsSeriesAndNoOthers() throws Exception {
    try (Gateway gateway = new Gateway(directory)) {
      Pushgateway pushgateway = new Pushgateway(Server.of(gateway.address()));

      pushgateway.replace("other", text(Outcomes.passed(0), 0).replace("flights", "other"));
      pushgateway.replace("flights", text(Outcomes.passed(3), 3));
      List<String> first = gateway.samples();
      pushgateway.replace("flights", text(Outcomes.refused("no column y"), 0));
      List<String> second = gateway.samples();

      assertThat(first)
          .anyMatch(
              line ->
                  line.startsWith("spark_loss_cost{")
                      && line.contains("series=\"flights\"")
                      && line.contains("slice=\"{\\\"origin\\\":\\\"S2\\\"}\"")
                      && line.endsWith(" 20"));
      assertThat(second)
          .filteredOn(line -> line.contains("series=\"flights\""))
          .containsExactly(
              "spark_loss_exit_code{instance=\"\",job=\"spark_loss\",series=\"flights\"} 4");
      assertThat(second)
          .filteredOn(line -> line.contains("series=\"other\""))
          .hasSizeGreaterThan(9);
    }
  }

  @Test
  void oddNamesAreTaken() throws Exception {
    try (Gateway gateway = new Gateway(directory)) {
      Pushgateway pushgateway = new Pushgateway(Server.of(gateway.address()));

      for (String odd :
          List.of("flights-${date}", "a/b", "..", "ä ✓ \"quoted\" \\", "line\nbreak")) {
        pushgateway.replace(odd, text(Outcomes.named(odd), 3));
      }

      assertThat(gateway.samples())
          .filteredOn(line -> line.startsWith("spark_loss_exit_code{"))
          .containsExactlyInAnyOrder(
              exitCode("flights-${date}"),
              exitCode("a/b"),
              exitCode(".."),
              exitCode("ä ✓ \\\"quoted\\\" \\\\"),
              exitCode("line\\nbreak"));
    }
  }

  private static String exitCode(String series) {
    return "spark_loss_exit_code{instance=\"\",job=\"spark_loss\",series=\"" + series + "\"} 0";
  }

  @Test
  void whatTheGatewayRefusesIsToldInItsWords() throws Exception {
    try (Gateway gateway = new Gateway(directory)) {
      Pushgateway pushgateway = new Pushgateway(Server.of(gateway.address()));

      assertThatThrownBy(() -> pushgateway.replace("flights", "no metrics at all\n"))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(
              gateway.address() + "/metrics/job/spark_loss/series/flights answered 400: ");
    }
  }

  private static String text(RunOutcome outcome, int slices) {
    return PrometheusText.of(outcome, slices);
  }
}

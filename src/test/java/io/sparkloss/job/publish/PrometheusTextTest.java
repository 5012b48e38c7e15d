package io.sparkloss.job.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

  private static final String LABEL = "[a-z_]+=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\"";

  private static final String VALUE = "([-+]?[0-9.]+(E-?[0-9]+)?|[+-]Inf)";

  /** A sample as the text format has it: no quote, no backslash and no line feed but escaped. */
  private static final Pattern SAMPLE =
      Pattern.compile("[a-z_]+\\{" + LABEL + "(," + LABEL + ")*\\} " + VALUE);

  @Test
  void aRunIsItsCostsItsRowsItsVerdictAndItsGates() {
    List<String> lines = PrometheusText.of(Outcomes.passed(0), 0).lines().toList();

    assertThat(lines)
        .contains(
            "# HELP spark_loss_exit_code How the run ended: 0 is done with all gates passed.",
            "# TYPE spark_loss_exit_code gauge",
            "spark_loss_exit_code{series=\"flights\"} 0",
            "spark_loss_run_info{series=\"flights\",run=\"june\",version=\"0.1.0\",spark=\"4.1.0\","
                + "java=\"17\"} 1",
            "spark_loss_evaluated_at_timestamp_seconds{series=\"flights\"} "
                + Outcomes.AT.getEpochSecond(),
            "spark_loss_verdict{series=\"flights\",verdict=\"pass\"} 1",
            "spark_loss_verdict{series=\"flights\",verdict=\"fail\"} 0",
            "spark_loss_verdict{series=\"flights\",verdict=\"inconclusive\"} 0",
            sample("cost", "mean", "20"),
            sample("cost", "trees", "16"),
            sample("cost_std_error", "trees", "0.51"),
            sample("cost_ci_low", "trees", "15"),
            sample("cost_ci_high", "trees", "17"),
            "spark_loss_slices_left_out{series=\"flights\"} 0",
            "spark_loss_rows_read{series=\"flights\"} 1100",
            "spark_loss_rows_used{series=\"flights\",target=\"delay\",model=\"trees\",loss=\"l\"}"
                + " 1000",
            "spark_loss_rows_not_used{series=\"flights\",target=\"delay\",model=\"trees\",loss=\"l\",reason=\"null_label\"}"
                + " 100",
            gate("gate_verdict", ",verdict=\"pass\"} 1"),
            gate("gate_verdict", ",verdict=\"fail\"} 0"),
            gate("gate_excess", "} -6"),
            gate("gate_excess_ci_high", "} -5"));
  }

  private static String sample(String metric, String model, String value) {
    return "spark_loss_"
        + metric
        + "{series=\"flights\",target=\"delay\",model=\""
        + model
        + "\",loss=\"absolute_error\"} "
        + value;
  }

  private static String gate(String metric, String rest) {
    return "spark_loss_"
        + metric
        + "{series=\"flights\",target=\"delay\",model=\"trees\",loss=\"absolute_error\",gate=\"1\","
        + "condition=\"not above mean by more than 2\",scope=\"overall\""
        + rest;
  }

  @Test
  void onlyAsManySlicesAsAskedForBecomeMetrics() {
    List<String> none = PrometheusText.of(Outcomes.passed(5), 0).lines().toList();
    List<String> some = PrometheusText.of(Outcomes.passed(5), 2).lines().toList();

    assertThat(none).noneMatch(line -> line.contains("slice="));
    assertThat(none).contains("spark_loss_slices_left_out{series=\"flights\"} 5");
    assertThat(some).contains("spark_loss_slices_left_out{series=\"flights\"} 3");
    assertThat(some)
        .contains(
            "spark_loss_cost{series=\"flights\",target=\"delay\",model=\"trees\","
                + "loss=\"absolute_error\",slice=\"{\\\"origin\\\":\\\"S1\\\"}\"} 18")
        .noneMatch(line -> line.contains("S2"));
  }

  @Test
  void everyMetricStandsOnceWithItsHelpAndTypeBeforeItsSamples() {
    List<String> lines = PrometheusText.of(Outcomes.passed(3), 3).lines().toList();

    assertThat(lines.stream().filter(line -> line.startsWith("# TYPE"))).doesNotHaveDuplicates();
    String family = "";
    for (String line : lines) {
      if (line.startsWith("#")) {
        family = line.split(" ", 4)[2];
      } else {
        assertThat(line).startsWith(family + "{");
      }
    }
  }

  @Test
  void oddNamesAreEscaped() {
    for (String odd : List.of("a\"b", "a\\", "a\nb", "{a=\"b\"} 1\nspark_loss_verdict 1", "ä ✓")) {
      assertThat(PrometheusText.of(Outcomes.named(odd), 3).lines())
          .as(odd)
          .filteredOn(line -> !line.startsWith("#"))
          .isNotEmpty()
          .allMatch(SAMPLE.asMatchPredicate());
    }
  }

  @Test
  void aRunThatWasRefusedHasItsExitCodeOnly() {
    assertThat(PrometheusText.of(Outcomes.refused("no column y"), 0))
        .isEqualTo(
            """
            # HELP spark_loss_exit_code How the run ended: 0 is done with all gates passed.
            # TYPE spark_loss_exit_code gauge
            spark_loss_exit_code{series="flights"} 4
            """);
  }

  @Test
  void whatIsNotDefinedHasNoSample() {
    MetricFamily family = new MetricFamily("m", "help.");
    assertThat(family.text()).isEmpty();

    family.add(Map.of("a", "b"), Double.NaN);
    assertThat(family.text()).isEmpty();

    family.add(Map.of("a", "b"), Double.NEGATIVE_INFINITY);
    assertThat(family.text()).endsWith("m{a=\"b\"} -Inf\n");
  }
}

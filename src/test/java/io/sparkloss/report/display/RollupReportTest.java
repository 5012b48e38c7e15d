package io.sparkloss.report.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.RollupTable;
import io.sparkloss.report.TestRollups;
import org.junit.jupiter.api.Test;

class RollupReportTest {

  private static final RollupReport REPORT = RollupReport.of(TestRollups.of("trees", 5));

  @Test
  void asTextItIsWhatTheJobPrints() {
    assertThat(REPORT.toString() + "\n").isEqualTo(RollupTable.render(TestRollups.of("trees", 5)));
  }

  @Test
  void asHtmlItIsWhatLeftTheBandAndTheTrends() {
    assertThat(REPORT.html())
        .startsWith("<div class=\"spark-loss\">")
        .containsSubsequence(
            "Costs by day of costs", "2001-06-03 is the first that left the band", "<svg ")
        .doesNotContain("<script");
    assertThat(REPORT.charts()).hasSize(1);
    assertThat(REPORT.page()).startsWith("<!DOCTYPE html>");
    assertThat(REPORT.mimeBundle()).containsOnlyKeys("text/html", "text/plain");
  }

  @Test
  void oneDayHasNoTrend() {
    RollupReport one = RollupReport.of(TestRollups.of("trees", 1));
    assertThat(one.charts()).isEmpty();
    assertThat(one.html()).doesNotContain("Trends").contains("No cost left the band");
  }

  @Test
  void aRollupItselfPrintsOneShortLine() {
    assertThat(TestRollups.of("trees", 5).toString())
        .isEqualTo("Rollup[history=costs, by=day, costs=5, departures=1]");
  }
}

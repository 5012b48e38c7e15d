package io.sparkloss.report.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.RunComparisonTable;
import io.sparkloss.report.TestEvaluations;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.compare.RunComparison;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {

  private static final Evaluation RUN = TestEvaluations.of(0);
  private static final ComparisonReport REPORT = ComparisonReport.of(RUN, RUN);

  @Test
  void asTextItIsWhatTheJobPrints() {
    assertThat(REPORT.toString() + "\n")
        .isEqualTo(RunComparisonTable.render(RunComparison.of(RUN, RUN)));
  }

  @Test
  void asHtmlItIsTheChangesAndTheirCharts() {
    assertThat(REPORT.html())
        .startsWith("<div class=\"spark-loss\">")
        .containsSubsequence("From june to june", "delay: absolute_error, trees<td>16.00", "<svg ")
        .doesNotContain("<script");
    assertThat(REPORT.charts()).hasSize(1);
    assertThat(REPORT.page()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void runsWithNothingInCommonHaveNoCharts() {
    ComparisonReport report = ComparisonReport.of(RUN, TestEvaluations.named("other"));
    assertThat(report.charts()).isEmpty();
    assertThat(report.html()).contains("No cost is in both runs").doesNotContain("<svg");
  }

  @Test
  void aComparisonItselfPrintsOneShortLine() {
    assertThat(RunComparison.of(RUN, RUN).toString())
        .isEqualTo(
            "RunComparison[before=june, after=june, changes=2, only before=0, only after=0]");
  }
}

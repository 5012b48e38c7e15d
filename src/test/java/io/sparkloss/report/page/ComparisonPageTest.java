package io.sparkloss.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.TestEvaluations;
import io.sparkloss.result.compare.RunComparison;
import org.junit.jupiter.api.Test;

class ComparisonPageTest {

  @Test
  void changesStandWithTheirIntervals() {
    String page = ComparisonPage.of(RunComparison.of(TestEvaluations.of(0), TestEvaluations.of(0)));
    // 16 less 16, with √2 times the error of 0.51: t at about 2000 degrees is 1.961.
    assertThat(page)
        .contains("From june to june", "Change, delay: absolute_error")
        .contains(
            "delay: absolute_error, trees<td>16.00<td>15.00 to 17.00<td>16.00<td>15.00 to 17.00"
                + "<td>0.00<td>-1.41 to 1.41");
  }

  @Test
  void whatOnlyOneRunHasIsListedAndNamesAreText() {
    String hostile = "<img src=x>";
    String page =
        ComparisonPage.of(RunComparison.of(TestEvaluations.of(0), TestEvaluations.named(hostile)));
    assertThat(page)
        .contains("No cost is in both runs", "only in run 2: &lt;img src=x&gt;: absolute_error")
        .doesNotContain("<img");
  }
}

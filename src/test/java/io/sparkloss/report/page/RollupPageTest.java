package io.sparkloss.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.TestRollups;
import org.junit.jupiter.api.Test;

class RollupPageTest {

  private static final String HOSTILE = "<script>alert(1)</script>";

  @Test
  void aTrendShowsWhatLeftTheBand() {
    String page = RollupPage.of(TestRollups.of(HOSTILE, 4));
    assertThat(page)
        .containsSubsequence(
            "2001-06-03 is the first that left the band",
            "<svg",
            "left the band of the spans before it",
            "<tr class=\"worse\">",
            "2001-06-03<td>100<td>30.00<td>29.00 to 31.00<td>90%")
        .doesNotContain("<script>alert");
  }

  @Test
  void aTrendShowsTheBandAndTheGatesOfAllRows() {
    assertThat(RollupPage.of(TestRollups.of(HOSTILE, 4)))
        .contains("where those before let expect it", " at most 27", "18 to 22.5")
        .doesNotContain("at most 44");
  }

  @Test
  void oneSpanHasNoTrend() {
    assertThat(RollupPage.of(TestRollups.of(HOSTILE, 1)))
        .doesNotContain("<svg")
        .contains("No cost left the band", "<td>20.00<td>19.00 to 21.00");
  }
}

package io.sparkloss.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.TestEvaluations;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EvaluationPageTest {

  private static long count(String text, String what) {
    return Pattern.compile(Pattern.quote(what)).matcher(text).results().count();
  }

  @Test
  void whatPeopleAskStandsInTheOrderInWhichTheyAsk() {
    String page = EvaluationPage.of(TestEvaluations.of(10));
    assertThat(page)
        .containsSubsequence(
            "Verdict of all gates",
            "id=\"verdict\"",
            "delay, absolute_error, trees not above mean by more than 2",
            "id=\"findings\"",
            "trees is better than mean by 4.00",
            "id=\"costs\"",
            "trees (least)<td>16.00<td>15.00 to 17.00<td>-4.00<td>-5.00 to -3.00",
            "id=\"charts\"",
            "<figure>",
            "id=\"slices\"",
            "S9<td>1,100<td>29.00",
            "id=\"worst-rows\"",
            "id=\"data\"",
            "null_label 100",
            "id=\"provenance\"",
            "4.1.0");
  }

  @Test
  void namesFromDataAreTextEverywhere() {
    String hostile =
        "</script><script>alert(1)</script><img src=x onerror='alert(2)'>\"&\u202e\u0000";
    String page = EvaluationPage.of(TestEvaluations.named(hostile));
    assertThat(page)
        .doesNotContain("<script>alert", "<img", "\u0000")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    // Where it is shown: a chart's specification is data, which is not.
    assertThat(page.replaceAll("(?s)<script type.*?</script>", "")).doesNotContain("\u202e");
    // Scripts that end are those that began: one per chart's specification, and the page's own.
    assertThat(count(page, "<script")).isEqualTo(count(page, "</script>"));
    assertThat(count(page, "<script>")).isEqualTo(1);
  }

  @Test
  void nothingIsAskedForAndNothingElseRuns() {
    String page = EvaluationPage.of(TestEvaluations.of(3));
    assertThat(page)
        .contains("default-src 'none'", "script-src 'sha256-")
        .doesNotContain("src=", "<link", "@import", "onclick", "javascript:")
        .doesNotContainPattern("url\\((?!#)");
  }

  @Test
  void aThousandSlicesStayBelowTwoMegabytes() {
    assertThat(EvaluationPage.of(TestEvaluations.of(1000)).length()).isLessThan(2_000_000);
  }

  @Test
  void slicesWhereAModelIsWorseAreMarked() {
    String page = EvaluationPage.of(TestEvaluations.of(10));
    // Differences of i − 4 ± 1: three below 0, four above.
    assertThat(count(page, "<tr class=\"better\">")).isEqualTo(3);
    assertThat(count(page, "<tr class=\"worse\">")).isEqualTo(4);
  }
}

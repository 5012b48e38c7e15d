package io.sparkloss.report.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.report.ConsoleTable;
import io.sparkloss.report.TestEvaluations;
import io.sparkloss.report.figure.EvaluationFigures;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.gate.Verdict;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {

  private static final Evaluation EVALUATION = TestEvaluations.of(50);
  private static final EvaluationReport REPORT = EvaluationReport.of(EVALUATION);

  @Test
  void asTextItIsWhatTheJobPrints() {
    assertThat(REPORT.toString() + "\n").isEqualTo(ConsoleTable.render(EVALUATION));
    assertThat(REPORT.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void asHtmlItIsOneElementWithVerdictFindingsCostsChartsAndQuality() {
    assertThat(REPORT.html())
        .startsWith("<div class=\"spark-loss\">")
        .endsWith("</div>\n")
        .containsSubsequence(
            "Evaluation of june",
            "✓ pass",
            "trees is better than mean by 4.00",
            "trees (least)<td>16.00",
            "<details open><summary>delay: absolute_error</summary>",
            "<svg ",
            "<details><summary>delay: its models</summary>",
            "null_label 100");
  }

  @Test
  void htmlRunsNothingAsksForNothingAndTouchesNothingAround() {
    String html = REPORT.html();
    assertThat(html)
        .doesNotContain("<script", "<link", "<html", "<body", "src=", "@import", "onclick")
        .doesNotContainPattern("url\\((?!#)");
    String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
    assertThat(
            Pattern.compile("(?:^|}\\s*|,\\s*)(?=[.#a-z:@*][^{};]*\\{)").matcher(style).results())
        .hasSizeGreaterThan(10);
    assertThat(
            style.replaceAll("(?s)\\{[^}]*\\}", "\n").replace(",", "\n").lines().map(String::strip))
        .filteredOn(selector -> !selector.isEmpty())
        .allMatch(selector -> selector.startsWith(".spark-loss"));
  }

  @Test
  void htmlHasNoIdsButThoseInPictures() {
    String outside = REPORT.html().replaceAll("(?s)<svg .*?</svg>", "");
    assertThat(outside).doesNotContain(" id=\"");
  }

  @Test
  void namesFromDataAreTextEverywhere() {
    String hostile =
        "</style></div><script>alert(1)</script><img src=x onerror='alert(2)'>\"&\u202e";
    EvaluationReport report = EvaluationReport.of(TestEvaluations.named(hostile));
    assertThat(report.html())
        .doesNotContain("<script>alert", "<img", "\u202e")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(report.charts())
        .isNotEmpty()
        .allSatisfy(chart -> assertThat(chart.html()).doesNotContain("<script", "<img", "\u202e"));
  }

  @Test
  void allFormsAreInTheBundle() {
    assertThat(REPORT.mimeBundle())
        .containsOnlyKeys("text/html", "text/markdown", "text/plain")
        .containsEntry("text/html", REPORT.html())
        .containsEntry("text/markdown", REPORT.markdown())
        .containsEntry("text/plain", REPORT.toString());
    assertThat(REPORT.markdown()).startsWith("## Evaluation of june");
    assertThat(REPORT.page()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void chartsAreThoseOfTheReportAndAreFoundByIdOrText() {
    assertThat(REPORT.charts().stream().map(ReportChart::id))
        .isEqualTo(EvaluationFigures.of(EVALUATION).stream().map(of -> of.chart().id()).toList());
    assertThat(REPORT.chart("costs-delay-absolute-error").title())
        .isEqualTo("Cost of each model, delay: absolute_error");
    assertThat(REPORT.charts().with("RESIDUALS").stream().map(ReportChart::id))
        .containsExactly("residuals-delay-trees");
    assertThat(REPORT.charts().with("no such text").toString()).isEqualTo("no charts");
    assertThat(REPORT.charts().toString().lines())
        .contains("costs-delay-absolute-error: Cost of each model, delay: absolute_error");
    assertThat(REPORT.charts().html()).contains("<details open>", "<svg ");
  }

  @Test
  void aMisspeltIdNamesTheNearest() {
    assertThatThrownBy(() -> REPORT.chart("cost-delay-absolute-error"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no chart has the id 'cost-delay-absolute-error'")
        .hasMessageContaining("costs-delay-absolute-error");
  }

  @Test
  void anEvaluationItselfPrintsOneShortLineHoweverManySlicesItHas() {
    assertThat(TestEvaluations.of(1000).toString())
        .isEqualTo(
            "Evaluation[run=june, verdict=PASS, gates=1, costs=2 overall and 2,000 of slices,"
                + " rows read=1,100]");
  }
}

package io.sparkloss.report.display;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.report.ConsoleTable;
import io.sparkloss.report.TestEvaluations;
import io.sparkloss.report.chart.IntervalChart;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.data.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportChartTest {

  private static ReportChart costs(String... models) {
    List<IntervalChart.Row> rows = new ArrayList<>();
    for (String model : models) {
      rows.add(IntervalChart.Row.of(model, new Interval(2, 1, 3), new Series(model, rows.size())));
    }
    return ReportChart.of(
        new IntervalChart(
            new Heading("costs", "Costs", "What models cost."),
            Axis.linear("cost"),
            rows,
            Guides.none()));
  }

  @Test
  void asTextItIsItsNumbersInColumns() {
    assertThat(costs("mean", "median").toString())
        .isEqualTo(
            """
            Costs
            What models cost.
            name    series  cost  low  high
            mean      mean     2    1     3
            median  median     2    1     3""");
  }

  @Test
  void textFitsATerminalAndMovesNoCursor() {
    String[] models = new String[30];
    for (int i = 0; i < models.length; i++) {
      models[i] = "model " + i + "\u001b[31m" + " with a long name".repeat(i);
    }
    assertThat(costs(models).toString())
        .endsWith("\nand 10 more rows")
        .doesNotContain("\u001b")
        .satisfies(
            text ->
                assertThat(text.lines())
                    .allMatch(line -> line.length() <= ConsoleTable.WIDTH)
                    .hasSize(2 + 1 + 20 + 1));
  }

  @Test
  void theBundleHasAllFormsAndJsonAsJson() throws Exception {
    ReportChart chart = costs("mean");
    assertThat(chart.mimeBundle().keySet())
        .containsExactly(
            "application/vnd.vegalite.v5+json", "text/html", "image/svg+xml", "text/plain");
    assertThat(
            new ObjectMapper()
                .valueToTree(chart.mimeBundle().get(ReportChart.VEGA_LITE))
                .toString())
        .isEqualTo(chart.vegaLite());
    assertThat(chart.html())
        .contains("<figcaption>Costs</figcaption>", "<svg ", "<td>mean<td>mean<td>2");
    assertThat(chart.svg()).startsWith("<svg ").contains("xmlns=");
  }

  private static List<String> ids(String svg) {
    return Pattern.compile(" id=\"([^\"]+)\"")
        .matcher(svg)
        .results()
        .map(of -> of.group(1))
        .toList();
  }

  @Test
  void picturesOfOneNameInOnePageKeepTheirParts() {
    assertThat(ids(costs("mean").svg()))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(ids(costs("median").svg()));
    assertThat(costs("mean").svg()).isEqualTo(costs("mean").svg());
  }

  @Test
  void whatRefersToAnIdFindsIt() {
    for (ReportChart chart : EvaluationReport.of(TestEvaluations.of(30)).charts()) {
      List<String> ids = ids(chart.svg());
      List<String> wanted = new ArrayList<>();
      for (MatchResult found :
          Pattern.compile("url\\(#([^)]+)\\)|aria-labelledby=\"(\\S+) (\\S+)\"")
              .matcher(chart.svg())
              .results()
              .toList()) {
        if (found.group(1) == null) {
          wanted.addAll(List.of(found.group(2), found.group(3)));
        } else {
          wanted.add(found.group(1));
        }
      }
      assertThat(wanted).as(chart.id()).isNotEmpty().isSubsetOf(ids);
    }
  }
}

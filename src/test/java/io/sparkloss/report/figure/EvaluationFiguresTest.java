package io.sparkloss.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.TestEvaluations;
import io.sparkloss.report.chart.Chart;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationFiguresTest {

  private static Chart chart(List<Figure> figures, String id) {
    return figures.stream()
        .map(Figure::chart)
        .filter(chart -> chart.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyFindingHasItsChartAndEveryChartItsNumbers() {
    List<Figure> figures = EvaluationFigures.of(TestEvaluations.of(30));
    assertThat(figures)
        .extracting(figure -> figure.chart().id())
        .containsExactly(
            "costs-delay-absolute-error",
            "differences-delay-absolute-error",
            "slices-delay-absolute-error-origin",
            "slice-differences-delay-absolute-error-origin",
            "concentration-delay-absolute-error",
            "residuals-delay-trees",
            "density-delay-trees",
            "calibration-delay-trees");
    assertThat(figures)
        .allSatisfy(
            figure -> {
              assertThat(figure.chart().numbers().rows()).isNotEmpty();
              assertThat(figure.chart().summary()).isNotBlank();
            });
    assertThat(chart(figures, "costs-delay-absolute-error").numbers().rows())
        .anySatisfy(row -> assertThat(row).contains("trees", "16", "15", "17"));
  }

  @Test
  void predictedAgainstActualSaysOnWhichSideOfTheDiagonalRowsLie() {
    Chart chart = chart(EvaluationFigures.of(TestEvaluations.of(0)), "density-delay-trees");
    // Of 997 rows 7 and 700 lie on the diagonal, 90 above it and 200 below it.
    assertThat(chart.summary())
        .isEqualTo(
            "Squares are 32 wide. Of the 997 rows in them, 70.9% lie in squares on the diagonal,"
                + " 9.03% above it, where the prediction was too low, and 20.1% below it. Rows"
                + " outside, not shown: 3.");
    assertThat(chart.numbers().rows())
        .contains(List.of("0 to 32", "32 to 64", "90"), List.of("-32 to 0", "-32 to 0", "7"));
  }

  @Test
  void aGatesMarginIsDrawnWhereTheExcessWouldBeZero() {
    // The candidate costs 16, the baseline 20, the excess is -6: 2 above the baseline is allowed.
    Chart chart =
        chart(EvaluationFigures.of(TestEvaluations.of(0)), "differences-delay-absolute-error");
    assertThat(chart.svg()).contains("the gate lets pass");
    assertThat(chart.vegaLite().toString()).contains("\"the gate lets pass\"").contains("2.0");
  }

  @Test
  void slicesWhereAModelIsMostSurelyWorseStandFirstAndAreFew() {
    Chart chart =
        chart(
            EvaluationFigures.of(TestEvaluations.of(30)),
            "slice-differences-delay-absolute-error-origin");
    assertThat(chart.numbers().rows()).hasSizeBetween(20, 24);
    assertThat(chart.numbers().rows().get(0).get(0)).isEqualTo("S29");
  }

  @Test
  void namesThatAreAlikeHaveChartsOfTheirOwn() {
    List<Figure> figures = EvaluationFigures.of(TestEvaluations.named("<%>"));
    assertThat(figures).extracting(figure -> figure.chart().id()).doesNotHaveDuplicates();
  }
}

package io.sparkloss.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.report.chart.DensityChart.Bin;
import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Span;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DensityChartTest {

  private static final Heading HEADING = new Heading("pairs", "Pairs", "They are alike.");
  private static final Axes LINEAR = new Axes(Axis.linear("predicted"), Axis.linear("actual"));
  private static final Span LOW = new Span(0, 1);
  private static final Span HIGH = new Span(1, 2);

  private static DensityChart chart(Bin... bins) {
    return new DensityChart(HEADING, LINEAR, List.of(bins));
  }

  private static List<Double> numbers(String path) {
    return Pattern.compile("-?[\\d.]+")
        .matcher(path)
        .results()
        .map(MatchResult::group)
        .map(Double::valueOf)
        .toList();
  }

  @Test
  void binsFillTheirPartOfTheFrame() {
    SvgDocument picture =
        new SvgDocument(chart(new Bin(LOW, LOW, 1), new Bin(HIGH, HIGH, 8)).svg());

    // A path goes from the upper left corner to the right, down, and to the left.
    List<Double> few = numbers(picture.all("path", "slc-f-heat-1").get(0).getAttribute("d"));
    List<Double> many = numbers(picture.all("path", "slc-f-heat-7").get(0).getAttribute("d"));
    var diagonal = picture.all("line", "slc-s-ink").get(1);
    assertThat(few.get(0)).isEqualTo(SvgDocument.number(diagonal, "x1"));
    assertThat(few.get(3)).isEqualTo(SvgDocument.number(diagonal, "y1"));
    assertThat(many.get(2)).isEqualTo(SvgDocument.number(diagonal, "x2"));
    assertThat(many.get(1)).isEqualTo(SvgDocument.number(diagonal, "y2"));
    assertThat(many.get(0)).as("side by side").isEqualTo(few.get(2));
    assertThat(many.get(3)).as("one above the other").isEqualTo(few.get(1));
  }

  @Test
  void binTooNarrowForThePictureIsSeenAllTheSame() {
    Span narrow = new Span(20, Math.nextUp(20.0));
    SvgDocument picture = new SvgDocument(chart(new Bin(narrow, narrow, 5)).svg());

    List<Double> corners = numbers(picture.all("path", "slc-f-heat-7").get(0).getAttribute("d"));
    // From the left to the right, then down.
    assertThat(corners.get(2) - corners.get(0)).isGreaterThan(3);
    assertThat(corners.get(3) - corners.get(1)).isGreaterThan(3);
  }

  @Test
  void legendSaysTheLeastAndTheGreatestCount() {
    SvgDocument picture =
        new SvgDocument(
            chart(new Bin(LOW, LOW, 3), new Bin(LOW, HIGH, 0), new Bin(HIGH, HIGH, 1200)).svg());

    assertThat(picture.texts()).contains("count", "3", "1,200 (log scale)");
  }

  @Test
  void binsWithoutCountAreNotDrawn() {
    assertThat(new SvgDocument(chart(new Bin(LOW, LOW, 0)).svg()).texts()).contains("no values");
    assertThat(new SvgDocument(chart().svg()).texts()).contains("no values");
  }

  @Test
  void binThatReachesToZeroReachesToTheFrameOfALogAxis() {
    Axes axes = new Axes(Axis.log("predicted"), Axis.log("actual"));
    Bin open = new Bin(new Span(0, 1), new Span(1, 100), 5);
    Bin other = new Bin(new Span(1, 100), new Span(0.01, 1), 5);
    SvgDocument picture =
        new SvgDocument(new DensityChart(HEADING, axes, List.of(open, other)).svg());

    List<Double> corners = numbers(picture.all("path", "slc-f-heat-7").get(0).getAttribute("d"));
    assertThat(corners.get(0))
        .isEqualTo(SvgDocument.number(picture.all("line", "slc-s-ink").get(1), "x1"));
  }

  @Test
  void countMustNotBeNegative() {
    assertThatThrownBy(() -> new Bin(LOW, LOW, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The count of a bin must not be negative, but was -1");
  }

  @Test
  void specificationAndTableHoldTheSameNumbers() {
    DensityChart chart = chart(new Bin(LOW, HIGH, 1200));

    assertThat(chart.vegaLite().at("/data/values").toString())
        .isEqualTo("[{\"count\":1200,\"xFrom\":0.0,\"xTo\":1.0,\"yFrom\":1.0,\"yTo\":2.0}]");
    assertThat(chart.numbers().rows()).containsExactly(List.of("0 to 1", "1 to 2", "1,200"));
  }
}

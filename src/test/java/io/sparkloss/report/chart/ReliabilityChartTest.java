package io.sparkloss.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.report.chart.ReliabilityChart.Point;
import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ReliabilityChartTest {

  /** A coordinate and a size have two decimals each. */
  private static final double ROUNDING = 0.021;

  private static final Heading HEADING = new Heading("rel", "Reliability", "It is reliable.");
  private static final Axes LINEAR = new Axes(Axis.linear("predicted"), Axis.linear("observed"));
  private static final Axes LOGIT = new Axes(Axis.logit("predicted"), Axis.logit("observed"));

  private static SvgDocument picture(Axes axes, Point... points) {
    return new SvgDocument(new ReliabilityChart(HEADING, axes, List.of(points)).svg());
  }

  @Test
  void pointThatIsPredictedAsObservedIsOnTheDiagonal() {
    SvgDocument picture =
        picture(
            LINEAR,
            new Point(0, Interval.exactly(0), 10),
            new Point(0.25, new Interval(0.25, 0.2, 0.3), 40),
            new Point(1, Interval.exactly(1), 20));

    Element diagonal = picture.all("line", "slc-s-ink").get(1);
    double left = SvgDocument.number(diagonal, "x1");
    double bottom = SvgDocument.number(diagonal, "y1");
    double across = SvgDocument.number(diagonal, "x2") - left;
    double up = SvgDocument.number(diagonal, "y2") - bottom;
    var marker = picture.markers("slc-f-1").get(1);
    assertThat(marker.x()).isCloseTo(left + across / 4, within(ROUNDING));
    assertThat(marker.y()).isCloseTo(bottom + up / 4, within(ROUNDING));
  }

  @Test
  void countsStandBelowTheirPointsInProportion() {
    SvgDocument picture =
        picture(
            LINEAR,
            new Point(0.2, Interval.exactly(0.1), 10),
            new Point(0.8, Interval.exactly(0.9), 40));

    List<Element> bars = picture.all("rect", "slc-f-1");
    assertThat(bars).hasSize(2);
    for (int i = 0; i < 2; i++) {
      double middle =
          SvgDocument.number(bars.get(i), "x") + SvgDocument.number(bars.get(i), "width") / 2;
      assertThat(middle).isCloseTo(picture.markers("slc-f-1").get(i).x(), within(ROUNDING));
    }
    assertThat(SvgDocument.number(bars.get(1), "height"))
        .isCloseTo(4 * SvgDocument.number(bars.get(0), "height"), within(4 * ROUNDING));
    assertThat(SvgDocument.number(bars.get(0), "y"))
        .isGreaterThan(picture.markers("slc-f-1").get(0).y());
  }

  @Test
  void shareOfZeroIsAnArrowAtTheFootOnALogitAxis() {
    SvgDocument picture =
        picture(
            LOGIT,
            new Point(0.1, new Interval(0, 0, 0.2), 10),
            new Point(0.5, Interval.exactly(0.5), 10),
            new Point(0.9, Interval.exactly(0.9), 10));

    // The bar's arrow, the marker's arrow, and two markers.
    List<io.sparkloss.report.chart.svg.Point> markers = picture.markers("slc-f-1");
    double foot = SvgDocument.number(picture.all("line", "slc-s-ink").get(1), "y1");
    assertThat(markers).hasSize(4);
    assertThat(markers.get(0).y()).isEqualTo(foot);
    assertThat(markers.get(1).y()).isEqualTo(foot);
    // 0.5 is midway between 0.1 and 0.9 in odds.
    assertThat(markers.get(2).x())
        .isCloseTo((markers.get(0).x() + markers.get(3).x()) / 2, within(ROUNDING));
  }

  @Test
  void pointWithoutPredictionIsInTheTableAlone() {
    ReliabilityChart chart =
        new ReliabilityChart(
            HEADING, LINEAR, List.of(new Point(Double.NaN, Interval.exactly(0.5), 1200)));

    assertThat(new SvgDocument(chart.svg()).texts()).contains("no values");
    assertThat(chart.numbers().rows())
        .containsExactly(List.of("no value", "0.5", "no value", "no value", "1,200"));
  }

  @Test
  void axesMustBeOfTheSameKind() {
    Axes mixed = new Axes(Axis.linear("predicted"), Axis.logit("observed"));

    assertThatThrownBy(() -> new ReliabilityChart(HEADING, mixed, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("linear and logit");
  }

  @Test
  void specificationHoldsTheSameNumbersAndTransformsThemToLogits() {
    ReliabilityChart chart =
        new ReliabilityChart(
            HEADING, LOGIT, List.of(new Point(0.25, new Interval(0.3, 0.2, 0.4), 7)));

    assertThat(chart.vegaLite().at("/data/values").toString())
        .isEqualTo("[{\"count\":7,\"predicted\":0.25,\"observed\":0.3,\"low\":0.2,\"high\":0.4}]");
    assertThat(chart.vegaLite().at("/layer/2/transform").toString())
        .isEqualTo(
            "[{\"calculate\":\"log(datum.predicted/(1-datum.predicted))\","
                + "\"as\":\"logit_predicted\"},"
                + "{\"calculate\":\"log(datum.observed/(1-datum.observed))\","
                + "\"as\":\"logit_observed\"}]");
  }
}

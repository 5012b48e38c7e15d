package io.sparkloss.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Curve;
import io.sparkloss.report.chart.data.Curve.Look;
import io.sparkloss.report.chart.data.Curve.Point;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Series;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class CurveChartTest {

  /** Coordinates have two decimals. */
  private static final double ROUNDING = 0.011;

  private static final Heading HEADING = new Heading("curves", "Curves", "They rise.");
  private static final Axes LINEAR = new Axes(Axis.linear("x (m)"), Axis.linear("y (s)"));
  private static final Axes LOG = new Axes(Axis.log("x (m)"), Axis.log("y (s)"));
  private static final Series SERIES = new Series("curve", 0);

  private static CurveChart chart(Axes axes, Look look, Point... points) {
    Curve curve = new Curve(SERIES, List.of(points), look);
    return new CurveChart(HEADING, axes, List.of(curve), Optional.empty());
  }

  @Test
  void pointInTheMiddleOfBothAxesIsInTheMiddleOfThePlot() {
    SvgDocument picture =
        new SvgDocument(
            chart(LINEAR, Look.MARKERS, new Point(0, 0), new Point(5, 50), new Point(10, 100))
                .svg());

    List<io.sparkloss.report.chart.svg.Point> markers = picture.markers("slc-f-1");
    assertThat(markers.get(1).x())
        .isCloseTo((markers.get(0).x() + markers.get(2).x()) / 2, within(ROUNDING));
    assertThat(markers.get(1).y())
        .isCloseTo((markers.get(0).y() + markers.get(2).y()) / 2, within(ROUNDING));
    assertThat(markers.get(2).x()).isEqualTo(picture.text("10").x());
  }

  @Test
  void equalRatiosAreEqualDistancesOnLogAxes() {
    SvgDocument picture =
        new SvgDocument(
            chart(LOG, Look.MARKERS, new Point(1, 1), new Point(10, 100), new Point(100, 10000))
                .svg());

    List<io.sparkloss.report.chart.svg.Point> markers = picture.markers("slc-f-1");
    assertThat(markers.get(1).x())
        .isCloseTo((markers.get(0).x() + markers.get(2).x()) / 2, within(ROUNDING));
    assertThat(markers.get(1).y())
        .isCloseTo((markers.get(0).y() + markers.get(2).y()) / 2, within(ROUNDING));
  }

  @Test
  void curveIsBrokenWhereAPointHasNoPlace() {
    SvgDocument picture =
        new SvgDocument(
            chart(
                    LOG,
                    Look.LINE,
                    new Point(1, 1),
                    new Point(2, 2),
                    new Point(3, 0),
                    new Point(4, 4),
                    new Point(5, 5),
                    new Point(6, Double.NaN),
                    new Point(7, 7))
                .svg());

    assertThat(picture.all("polyline")).hasSize(2);
  }

  @Test
  void diagonalGoesFromCornerToCornerIfBothAxesAreTheSame() {
    Curve curve = Curve.line(SERIES, List.of(new Point(0, 0), new Point(1, 1)));
    SvgDocument picture =
        new SvgDocument(new CurveChart(HEADING, LINEAR, List.of(curve), Optional.of("even")).svg());

    Element frame = (Element) picture.all("clipPath").get(0).getElementsByTagName("rect").item(0);
    Element line = picture.all("line", "slc-s-ink").get(1);
    double left = SvgDocument.number(frame, "x");
    double top = SvgDocument.number(frame, "y");
    assertThat(picture.texts()).contains("even", "curve");
    assertThat(SvgDocument.number(line, "x1")).isEqualTo(left);
    assertThat(SvgDocument.number(line, "y1"))
        .isCloseTo(top + SvgDocument.number(frame, "height"), within(ROUNDING));
    assertThat(SvgDocument.number(line, "x2"))
        .isCloseTo(left + SvgDocument.number(frame, "width"), within(ROUNDING));
    assertThat(SvgDocument.number(line, "y2")).isEqualTo(top);
  }

  @Test
  void diagonalNeedsAxesOfTheSameKind() {
    Axes mixed = new Axes(Axis.linear("x"), Axis.log("y"));

    assertThatThrownBy(() -> new CurveChart(HEADING, mixed, List.of(), Optional.of("even")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Axes with a diagonal must be of the same kind, but were linear and log");
  }

  @Test
  void axisTitlesCarryUnits() {
    assertThat(new SvgDocument(chart(LINEAR, Look.LINE, new Point(1, 1)).svg()).texts())
        .contains("x (m)", "y (s)");
  }

  @Test
  void specificationAndTableHoldTheSameNumbers() {
    CurveChart chart = chart(LOG, Look.LINE, new Point(1, 0.5), new Point(2, Double.NaN));

    assertThat(chart.vegaLite().path("layer").path(0).path("data").path("values").toString())
        .isEqualTo(
            "[{\"series\":\"curve\",\"number\":0,\"x\":1.0,\"y\":0.5},"
                + "{\"series\":\"curve\",\"number\":1,\"x\":2.0,\"y\":null}]");
    assertThat(chart.vegaLite().at("/layer/0/encoding/x/scale/type").asText()).isEqualTo("log");
    assertThat(chart.numbers().rows())
        .containsExactly(List.of("curve", "1", "0.5"), List.of("curve", "2", "no value"));
  }
}

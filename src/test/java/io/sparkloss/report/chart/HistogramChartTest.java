package io.sparkloss.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.report.chart.HistogramChart.Bin;
import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Curve;
import io.sparkloss.report.chart.data.Curve.Point;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.report.chart.data.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HistogramChartTest {

  /** A coordinate and a size have two decimals each. */
  private static final double ROUNDING = 0.021;

  private static final Heading HEADING = new Heading("bins", "Bins", "The left one is higher.");

  private static HistogramChart chart(Axis density, Bin... bins) {
    Axes axes = new Axes(Axis.linear("residual (min)"), density);
    return new HistogramChart(HEADING, axes, List.of(bins), List.of());
  }

  private static List<Element> bars(HistogramChart chart) {
    return new SvgDocument(chart.svg()).all("rect", "slc-f-1");
  }

  @Test
  void heightsAreInProportionAndBinsStandSideBySide() {
    List<Element> bars =
        bars(
            chart(
                Axis.linear("density"),
                new Bin(new Span(0, 5), 0.15),
                new Bin(new Span(5, 10), 0.05)));

    double height = SvgDocument.number(bars.get(0), "height");
    assertThat(SvgDocument.number(bars.get(1), "height")).isCloseTo(height / 3, within(ROUNDING));
    assertThat(SvgDocument.number(bars.get(1), "width"))
        .isCloseTo(SvgDocument.number(bars.get(0), "width"), within(ROUNDING));
    assertThat(SvgDocument.number(bars.get(0), "y") + height)
        .isCloseTo(
            SvgDocument.number(bars.get(1), "y") + SvgDocument.number(bars.get(1), "height"),
            within(ROUNDING));
    // Each bin leaves half a unit free at either side.
    assertThat(SvgDocument.number(bars.get(1), "x"))
        .isCloseTo(
            SvgDocument.number(bars.get(0), "x") + SvgDocument.number(bars.get(0), "width") + 1,
            within(ROUNDING));
  }

  @Test
  void lowestBinHasAHeightOnALogAxis() {
    List<Element> bars =
        bars(
            chart(
                Axis.log("density"),
                new Bin(new Span(0, 1), 0.1),
                new Bin(new Span(1, 2), 0.001),
                new Bin(new Span(2, 3), 0)));

    assertThat(bars).hasSize(2);
    assertThat(bars).allMatch(bar -> SvgDocument.number(bar, "height") > 1);
  }

  @Test
  void binToInfinityReachesToTheFrame() {
    SvgDocument picture =
        new SvgDocument(
            chart(
                    Axis.linear("density"),
                    new Bin(new Span(0, 10), 0.09),
                    new Bin(new Span(10, 20), 0.01),
                    new Bin(new Span(20, Double.POSITIVE_INFINITY), 0.01))
                .svg());

    // The frame ends at 20, where the last bin has no width left.
    assertThat(picture.all("rect", "slc-f-1")).hasSize(3);
    assertThat(picture.texts()).contains("20").doesNotContain("25");
  }

  @Test
  void curvesAreNamedBesideTheBins() {
    Curve curve =
        Curve.line(new Series("Gaussian", 1), List.of(new Point(0, 0.1), new Point(5, 1e-300)));
    Axes axes = new Axes(Axis.linear("residual (min)"), Axis.log("density"));
    HistogramChart chart =
        new HistogramChart(HEADING, axes, List.of(new Bin(new Span(0, 5), 0.2)), List.of(curve));
    SvgDocument picture = new SvgDocument(chart.svg());

    assertThat(picture.texts()).contains("observed", "Gaussian").doesNotContain("1e-300");
    assertThat(chart.numbers().rows())
        .containsExactly(
            List.of("observed", "0 to 5", "0.2"),
            List.of("Gaussian", "0", "0.1"),
            List.of("Gaussian", "5", "1e-300"));
  }

  @Test
  void densityMustNotBeNegative() {
    assertThatThrownBy(() -> new Bin(new Span(0, 1), -0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The density of a bin must not be negative, but was -0.5");
  }

  @Test
  void noBinsAreNoValues() {
    assertThat(new SvgDocument(chart(Axis.log("density")).svg()).texts()).contains("no values");
  }

  @Test
  void specificationHoldsTheSameNumbersAndStartsAtZero() {
    HistogramChart chart = chart(Axis.linear("density"), new Bin(new Span(-1, 4), 0.2));

    assertThat(chart.vegaLite().at("/data/values").toString())
        .isEqualTo("[{\"from\":-1.0,\"to\":4.0,\"density\":0.2}]");
    assertThat(chart.vegaLite().at("/layer/0/encoding/y/scale/zero").asBoolean()).isTrue();
    assertThat(chart.vegaLite().at("/layer/0/encoding/x/scale/zero").asBoolean()).isFalse();
  }
}

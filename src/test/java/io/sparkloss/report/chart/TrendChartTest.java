package io.sparkloss.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.report.chart.TrendChart.Line;
import io.sparkloss.report.chart.TrendChart.TimeAxes;
import io.sparkloss.report.chart.TrendChart.Value;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.report.chart.svg.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TrendChartTest {

  /** Coordinates have two decimals. */
  private static final double ROUNDING = 0.011;

  private static final Heading HEADING = new Heading("trend", "Trend", "It rises.");

  private static TrendChart chart(Guides guides, Value... values) {
    List<String> periods = IntStream.range(0, values.length).mapToObj(i -> "d" + i).toList();
    return new TrendChart(
        HEADING,
        new TimeAxes("day", periods, Axis.linear("cost (EUR)")),
        List.of(new Line(new Series("tree", 0), List.of(values))),
        guides);
  }

  private static Value value(double estimate) {
    return Value.of(new Interval(estimate, estimate - 1, estimate + 1));
  }

  @Test
  void numbersLieAboveTheirPeriodsAndAtTheirHeights() {
    // With intervals the axis goes from 0 to 10.
    SvgDocument picture = new SvgDocument(chart(Guides.none(), value(1), value(5), value(9)).svg());

    double bottom = picture.text("0").y();
    double top = picture.text("10").y();
    List<Point> markers = picture.markers("slc-f-1");
    assertThat(markers).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(markers.get(i).x()).isEqualTo(picture.text("d" + i).x());
    }
    // Texts have their foot, not their middle, at their place.
    assertThat(markers.get(1).y() - markers.get(0).y())
        .isCloseTo(0.4 * (top - bottom), within(ROUNDING));
    assertThat(markers.get(1).x() - markers.get(0).x())
        .isCloseTo(markers.get(2).x() - markers.get(1).x(), within(ROUNDING));
    assertThat(picture.all("polygon")).hasSize(1);
  }

  @Test
  void missingNumberIsAGapAndALoneOneHasABar() {
    SvgDocument picture =
        new SvgDocument(
            chart(Guides.none(), value(1), value(5), Value.of(Interval.missing()), value(9)).svg());

    assertThat(picture.all("polyline")).hasSize(1);
    assertThat(picture.all("polyline").get(0).getAttribute("points").split(" ", -1)).hasSize(2);
    assertThat(picture.all("polygon")).hasSize(1);
    assertThat(picture.all("line", "slc-s-1")).hasSize(1);
    assertThat(picture.markers("slc-f-1")).hasSize(3);
  }

  @Test
  void markedNumberHasARingThatTheLegendNamesOnce() {
    Interval interval = new Interval(5, 4, 6);
    SvgDocument picture =
        new SvgDocument(
            chart(
                    Guides.none(),
                    value(1),
                    Value.marked(interval, "left the band"),
                    Value.marked(interval, "left the band"))
                .svg());

    List<Element> rings = picture.all("circle");
    assertThat(picture.texts().stream().filter("left the band"::equals)).hasSize(1);
    assertThat(rings).hasSize(3);
    assertThat(SvgDocument.number(rings.get(1), "cx"))
        .isEqualTo(picture.markers("slc-f-1").get(1).x());
  }

  @Test
  void crowdedPeriodsAreThinnedEvenly() {
    Value[] values = IntStream.range(0, 400).mapToObj(i -> value(i)).toArray(Value[]::new);
    SvgDocument picture = new SvgDocument(chart(Guides.none(), values).svg());

    List<Integer> shown =
        picture.texts().stream()
            .filter(text -> text.matches("d\\d+"))
            .map(text -> Integer.parseInt(text.substring(1)))
            .toList();
    assertThat(shown).hasSizeBetween(5, 20).startsWith(0);
    int each = shown.get(1);
    assertThat(shown).allMatch(period -> period % each == 0);
    // A marker each would hide the line.
    assertThat(picture.markers("slc-f-1")).isEmpty();
  }

  @Test
  void everySeriesHasItsOwnColourMarkerAndDashes() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      lines.add(new Line(new Series("s" + i, i), List.of(value(1), value(2))));
    }
    TimeAxes axes = new TimeAxes("day", List.of("a", "b"), Axis.linear("cost"));
    SvgDocument picture =
        new SvgDocument(new TrendChart(HEADING, axes, lines, Guides.none()).svg());

    assertThat(picture.all("polyline"))
        .extracting(line -> line.getAttribute("class"))
        .containsExactly("slc-s-1", "slc-s-2", "slc-s-3");
    assertThat(picture.all("polyline"))
        .extracting(line -> line.getAttribute("stroke-dasharray"))
        .doesNotHaveDuplicates();
    assertThat(picture.all("path"))
        .extracting(path -> path.getAttribute("d").replaceFirst("M[^m]*m", ""))
        .hasSize(9)
        .satisfies(shapes -> assertThat(Set.copyOf(shapes)).hasSize(3));
  }

  @Test
  void nothingKnownIsNoValues() {
    assertThat(new SvgDocument(chart(Guides.none()).svg()).texts()).contains("no values");
    assertThat(new SvgDocument(chart(Guides.none(), Value.of(Interval.missing())).svg()).texts())
        .contains("no values");
  }

  @Test
  void seriesMustHaveANumberForEachPeriod() {
    TimeAxes axes = new TimeAxes("day", List.of("a", "b"), Axis.linear("cost"));
    List<Line> lines = List.of(new Line(new Series("tree", 0), List.of(value(1))));

    assertThatThrownBy(() -> new TrendChart(HEADING, axes, lines, Guides.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Series tree must have a number for each of 2 periods, but had 1");
  }

  @Test
  void specificationAndTableHoldTheSameNumbers() {
    TrendChart chart =
        chart(Guides.none(), value(2), Value.marked(new Interval(7, 6, 8), "left the band"));

    assertThat(chart.vegaLite().path("data").path("values").toString())
        .isEqualTo(
            "[{\"period\":\"d0\",\"series\":\"tree\",\"estimate\":2.0,\"low\":1.0,\"high\":3.0},"
                + "{\"period\":\"d1\",\"series\":\"tree\",\"estimate\":7.0,\"low\":6.0,"
                + "\"high\":8.0,\"mark\":\"left the band\"}]");
    assertThat(chart.numbers().rows())
        .containsExactly(
            List.of("d0", "tree", "2", "1", "3", "", ""),
            List.of("d1", "tree", "7", "6", "8", "", "left the band"));
  }

  @Test
  void bothEndsOfTheBandAreDrawnWhereItIsKnown() {
    // The axis goes from 0 to 10.
    TrendChart chart =
        chart(
            Guides.none(),
            value(1),
            value(5).within(new Span(2, 4)),
            value(9).within(new Span(3, 6)));
    SvgDocument picture = new SvgDocument(chart.svg());

    List<Element> ends =
        picture.all("polyline").stream()
            .filter(line -> line.getAttribute("stroke-dasharray").equals("2 3"))
            .toList();
    assertThat(ends).hasSize(2);
    double unit = (picture.text("10").y() - picture.text("0").y()) / 10;
    List<Double> low = heights(ends.get(0));
    List<Double> high = heights(ends.get(1));
    assertThat(low).hasSize(4);
    assertThat(high.get(0) - low.get(0)).isCloseTo(2 * unit, within(2 * ROUNDING));
    assertThat(high.get(3) - low.get(3)).isCloseTo(3 * unit, within(2 * ROUNDING));
    assertThat(low.get(3) - low.get(0)).isCloseTo(unit, within(2 * ROUNDING));
    assertThat(picture.texts()).contains("where those before let expect it");
    assertThat(chart.numbers().rows().get(1)).contains("2 to 4");
    assertThat(chart.vegaLite().toString()).contains("\"from\":3.0,\"to\":6.0");
  }

  private static List<Double> heights(Element line) {
    return Stream.of(line.getAttribute("points").split(" "))
        .map(point -> Double.parseDouble(point.substring(point.indexOf(',') + 1)))
        .toList();
  }
}

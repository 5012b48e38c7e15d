package io.sparkloss.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkloss.report.chart.IntervalChart.Row;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Guides.Band;
import io.sparkloss.report.chart.data.Guides.Line;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.report.chart.svg.Point;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class IntervalChartTest {

  /** Coordinates have two decimals. */
  private static final double ROUNDING = 0.011;

  private static final Heading HEADING = new Heading("costs", "Costs", "One is 5.");
  private static final Axis AXIS = Axis.linear("cost (EUR)");
  private static final Series FIRST = new Series("first", 0);

  private static IntervalChart chart(Guides guides, Row... rows) {
    return new IntervalChart(HEADING, AXIS, List.of(rows), guides);
  }

  @Test
  void estimateInTheMiddleOfTheAxisIsInTheMiddleOfThePlot() {
    SvgDocument picture =
        new SvgDocument(
            chart(
                    Guides.none(),
                    Row.of("whole", new Interval(5, 0, 10), FIRST),
                    Row.of("part", new Interval(2, 1, 8), FIRST))
                .svg());

    double start = picture.text("0").x();
    double end = picture.text("10").x();
    List<Point> markers = picture.markers("slc-f-1");
    List<Element> bars = picture.all("line", "slc-s-1");
    assertThat(markers.get(0).x()).isCloseTo((start + end) / 2, within(ROUNDING));
    assertThat(markers.get(1).x()).isCloseTo(start + 0.2 * (end - start), within(ROUNDING));
    assertThat(SvgDocument.number(bars.get(1), "x1"))
        .isCloseTo(start + 0.1 * (end - start), within(ROUNDING));
    assertThat(SvgDocument.number(bars.get(1), "x2"))
        .isCloseTo(start + 0.8 * (end - start), within(ROUNDING));
    assertThat(SvgDocument.number(bars.get(1), "y1")).isEqualTo(markers.get(1).y());
    assertThat(markers.get(0).y()).isLessThan(markers.get(1).y());
  }

  @Test
  void rowWithoutNumberSaysSoAndRowWithoutIntervalIsAMarkerAlone() {
    SvgDocument picture =
        new SvgDocument(
            chart(
                    Guides.none(),
                    Row.of("nothing", Interval.missing(), FIRST),
                    Row.of("alone", Interval.exactly(3), FIRST))
                .svg());

    assertThat(picture.texts())
        .contains("nothing", "no value", "alone")
        .doesNotContain("no values");
    assertThat(picture.all("line", "slc-s-1")).isEmpty();
    assertThat(picture.markers("slc-f-1")).hasSize(1);
  }

  @Test
  void infiniteEndIsAnArrowAtTheFrame() {
    double infinite = Double.POSITIVE_INFINITY;
    SvgDocument picture =
        new SvgDocument(
            chart(
                    Guides.none(),
                    Row.of("finite", new Interval(5, 0, 10), FIRST),
                    Row.of("open", new Interval(5, -infinite, infinite), FIRST))
                .svg());

    List<Point> markers = picture.markers("slc-f-1");
    assertThat(markers).hasSize(4);
    assertThat(markers.get(1).x()).isCloseTo(picture.text("0").x(), within(ROUNDING));
    assertThat(markers.get(2).x()).isCloseTo(picture.text("10").x(), within(ROUNDING));
  }

  @Test
  void guidesAreNamedAndLieAtTheirValues() {
    Guides guides =
        Guides.lines(new Line("overall", 4))
            .with(new Band("margin", new Span(Double.NEGATIVE_INFINITY, 6)));
    SvgDocument picture =
        new SvgDocument(chart(guides, Row.of("whole", new Interval(5, 0, 10), FIRST)).svg());

    double start = picture.text("0").x();
    double length = picture.text("10").x() - start;
    // The first of each is the sample of the legend.
    Element line = picture.all("line", "slc-s-ink").get(1);
    Element band = picture.all("rect", "slc-f-band").get(1);
    assertThat(picture.texts()).contains("overall", "margin");
    assertThat(SvgDocument.number(line, "x1")).isCloseTo(start + 0.4 * length, within(ROUNDING));
    assertThat(SvgDocument.number(line, "x2")).isEqualTo(SvgDocument.number(line, "x1"));
    assertThat(SvgDocument.number(band, "x")).isCloseTo(start, within(ROUNDING));
    assertThat(SvgDocument.number(band, "width")).isCloseTo(0.6 * length, within(ROUNDING));
  }

  @Test
  void longLabelIsCutAndShowsWhenPointedAt() {
    String label = "country=Bosnia and Herzegovina, channel=partner shop";
    SvgDocument picture =
        new SvgDocument(chart(Guides.none(), Row.of(label, Interval.exactly(1), FIRST)).svg());

    assertThat(picture.texts()).doesNotContain(label).anyMatch(text -> text.contains("…"));
    assertThat(picture.all("title")).extracting(Element::getTextContent).contains(label);
  }

  @Test
  void legendNamesSeriesOnlyIfThereAreSeveral() {
    Row one = Row.of("one", Interval.exactly(1), FIRST);
    Row two = Row.of("two", Interval.exactly(1), new Series("second", 1));

    assertThat(new SvgDocument(chart(Guides.none(), one).svg()).texts()).doesNotContain("first");
    assertThat(new SvgDocument(chart(Guides.none(), one, two).svg()).texts())
        .contains("first", "second");
  }

  @Test
  void noRowsAreNoValues() {
    assertThat(new SvgDocument(chart(Guides.none()).svg()).texts()).contains("no values");
  }

  @Test
  void specificationAndTableHoldTheSameNumbers() {
    Interval value = new Interval(5, Double.NEGATIVE_INFINITY, 10.25);
    IntervalChart chart =
        chart(
            Guides.lines(new Line("overall", 4)),
            new Row("one", value, FIRST, OptionalLong.of(1200)));

    JsonNode row = chart.vegaLite().path("data").path("values").path(0);
    assertThat(row.toString())
        .isEqualTo(
            "{\"label\":\"one\",\"series\":\"first\",\"estimate\":5.0,\"low\":null,"
                + "\"high\":10.25,\"count\":1200}");
    assertThat(chart.vegaLite().path("layer").path(0).path("data").path("values").toString())
        .isEqualTo("[{\"name\":\"overall\",\"value\":4.0}]");
    assertThat(chart.numbers().headers())
        .containsExactly("name", "series", "cost (EUR)", "low", "high", "count");
    assertThat(chart.numbers().rows())
        .containsExactly(List.of("one", "first", "5", "-∞", "10.25", "1,200"));
  }

  @Test
  void oneWideIntervalOfManyDoesNotPressTheOthersTogether() {
    // Seven rows end at 0 and 10, so the quartiles do, too, and the fences are at -30 and 40.
    Row[] rows = new Row[8];
    for (int i = 0; i < 7; i++) {
      rows[i] = Row.of("row " + i, new Interval(5, 0, 10), FIRST);
    }
    rows[7] = Row.of("wide", new Interval(8, -20, 1000), FIRST);
    SvgDocument many = new SvgDocument(chart(Guides.none(), rows).svg());
    SvgDocument few =
        new SvgDocument(
            chart(Guides.none(), List.of(rows).subList(4, 8).toArray(Row[]::new)).svg());

    assertThat(many.texts()).contains("-20", "10", "goes on beyond the picture");
    assertThat(many.texts()).doesNotContain("1,000");
    assertThat(few.texts()).contains("1,000").doesNotContain("goes on beyond the picture");
    List<Element> bars = many.all("line", "slc-s-1");
    double start = many.text("-20").x();
    double unit = (many.text("10").x() - start) / 30;
    assertThat(SvgDocument.number(bars.get(0), "x2") - SvgDocument.number(bars.get(0), "x1"))
        .isCloseTo(10 * unit, within(2 * ROUNDING));
  }

  @Test
  void numbersThatAreAllAlikeOrUnknownAreInFrame() {
    Row[] alike = new Row[9];
    Row[] unknown = new Row[9];
    for (int i = 0; i < 9; i++) {
      alike[i] = Row.of("row " + i, Interval.exactly(i == 8 ? 50 : 3), FIRST);
      unknown[i] = Row.of("row " + i, Interval.missing(), FIRST);
    }
    assertThat(new SvgDocument(chart(Guides.none(), alike).svg()).texts())
        .doesNotContain("goes on beyond the picture");
    assertThat(new SvgDocument(chart(Guides.none(), unknown).svg()).texts())
        .contains("no value")
        .doesNotContain("goes on beyond the picture");
  }
}

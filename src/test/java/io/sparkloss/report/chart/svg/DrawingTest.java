package io.sparkloss.report.chart.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.report.chart.data.Heading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawingTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "-0.001, 0",
    "1.005, 1",
    "1.015, 1.02",
    "2.5, 2.5",
    "100, 100",
    "-3.14159, -3.14",
    "1e300, 10000",
    "Infinity, 10000",
    "-Infinity, -10000",
  })
  void coordinatesAreShort(double value, String text) {
    assertThat(Drawing.number(value)).isEqualTo(text);
  }

  @Test
  void coordinateMustBeANumber() {
    assertThatThrownBy(() -> Drawing.number(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A coordinate must be a number, but was NaN");
  }

  /** Programs that know no custom properties take the attribute, others the class. */
  @Test
  void colourIsAnAttributeAndARuleForBothGrounds() {
    Drawing drawing = new Drawing(new Heading("one", "One", "A box."));
    drawing.box(new Box(0, 0, 1, 1), Paint.series(0), 1);
    String svg = drawing.picture(10);

    assertThat(svg)
        .contains("class=\"slc-f-1\" fill=\"#0072b2\"")
        .contains(".slc-f-1{fill:var(--chart-1,#0072b2)}")
        .containsPattern("@media[^<]*\\.slc-f-1\\{fill:var\\(--chart-1,#56b4e9\\)}")
        .doesNotContain("slc-f-2");
  }
}

package io.sparkloss.report.chart.mark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Guides.Band;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.report.chart.vega.VegaSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuideMarksTest {

  /** JSON has no infinite numbers: such an end is an edge of the picture. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x | 1 | 2 | from | {\"field\":\"to\"}",
        "x | 1 | Infinity | from | {\"value\":\"width\"}",
        "x | -Infinity | 2 | to | {\"value\":0}",
        "y | 1 | Infinity | from | {\"value\":0}",
        "y | -Infinity | 2 | to | {\"value\":\"height\"}",
      })
  void infiniteEndOfABandIsAnEdge(
      String channel, double from, double to, String field, String other) {
    Guides guides = Guides.none().with(new Band("margin", new Span(from, to)));
    VegaSpec spec = new VegaSpec(new Heading("one", "One", "A band."));

    new GuideMarks(guides, Axis.linear("cost")).specify(spec, channel);

    JsonNode encoding = spec.json().at("/layer/0/encoding");
    assertThat(encoding.path(channel).path("field").asText()).isEqualTo(field);
    assertThat(encoding.path(channel + "2").toString()).isEqualTo(other);
  }
}

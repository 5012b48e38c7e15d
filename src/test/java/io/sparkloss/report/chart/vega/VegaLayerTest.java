package io.sparkloss.report.chart.vega;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class VegaLayerTest {

  private final VegaSpec spec = new VegaSpec(new Heading("one", "One", "A layer."));
  private final VegaLayer layer = spec.addLayer("point");

  private JsonNode encoding(String channel) {
    return spec.json().at("/layer/0/encoding").path(channel);
  }

  @Test
  void kindOfAnAxisIsThatOfTheScale() {
    layer.number("x", "a", Axis.log("a (m)")).number("y", "b", Axis.linear("b (s)"));

    assertThat(encoding("x").toString())
        .isEqualTo(
            "{\"field\":\"a\",\"type\":\"quantitative\",\"title\":\"a (m)\","
                + "\"scale\":{\"type\":\"log\"}}");
    assertThat(encoding("y").path("scale").toString())
        .isEqualTo("{\"type\":\"linear\",\"zero\":false}");
  }

  @Test
  void logAxisDoesNotStartAtZero() {
    layer.number("x", "a", Axis.log("a")).fromZero("x");

    assertThat(encoding("x").path("scale").has("zero")).isFalse();
  }

  @Test
  void seriesHaveTheColoursOfTheirNumbers() {
    layer.series(List.of(new Series("b", 1), new Series("a", 0)));

    assertThat(encoding("color").path("scale").toString())
        .isEqualTo("{\"domain\":[\"b\",\"a\"],\"range\":[\"#d55e00\",\"#0072b2\"]}");
  }
}

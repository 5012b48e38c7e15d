package io.sparkloss.report.chart.vega;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.chart.data.Heading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VegaSpecTest {

  @ParameterizedTest
  @CsvSource({"1.5, 1.5", "NaN, null", "Infinity, null", "-Infinity, null"})
  void numbersThatJsonDoesNotHaveAreNull(double value, String json) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();

    VegaSpec.put(row, "a", value);

    assertThat(row.path("a").toString()).isEqualTo(json);
  }

  @Test
  void copyDoesNotChangeWithTheSpecification() {
    VegaSpec spec = new VegaSpec(new Heading("one", "One", "Nothing."));
    ObjectNode copy = spec.json();

    spec.addRow().put("a", 1);

    assertThat(copy.at("/data/values")).isEmpty();
    assertThat(spec.json().at("/data/values")).hasSize(1);
  }
}

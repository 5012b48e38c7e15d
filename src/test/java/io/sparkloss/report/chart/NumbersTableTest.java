package io.sparkloss.report.chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTableTest {

  @Test
  void rowMustFitTheHeaders() {
    assertThatThrownBy(() -> new NumbersTable("t", List.of("a", "b"), List.of(List.of("1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A row must have a cell for each of [a, b], but was [1]");
  }
}

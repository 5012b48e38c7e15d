package io.sparkloss.report.chart.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "costs-2", "Slice_by_country"})
  void idMayBeALetterWithLettersDigitsHyphensUnderscores(String id) {
    assertThat(new Heading(id, "Title", "Summary").id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2nd", "a b", "a\"b", "a<b", "a.b", "a)", "ä", "a\n"})
  void idMustNotNeedEscapes(String id) {
    assertThatThrownBy(() -> new Heading(id, "Title", "Summary"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("but was: " + id);
  }
}

package io.sparkloss.report.chart.svg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSizeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Letters are 6 wide at size 10; … is one of those that remain.
        "abcdefghij | 60 | abcdefghij",
        "abcdefghij | 59 | abcdef…ij",
        "abcdefghij | 30 | abc…j",
        "abcdefghij | 12 | a…",
        "abcdefghij | 6 | …",
        "abcdefghij | 0 | …",
      })
  void middleOfLongTextIsCut(String text, double width, String shown) {
    assertThat(TextSize.cut(text, 10, width)).isEqualTo(shown);
  }

  @Test
  void pairsOfSurrogatesAreNotCutInTwo() {
    // At size 10 a picture is 10 wide, and … is 6: two of four fit into 30.
    String shown = TextSize.cut("\ud83d\ude00".repeat(4), 10, 30);

    assertThat(shown).isEqualTo("\ud83d\ude00".repeat(2) + "…");
  }

  @Test
  void signsOfWideScriptsAreAsWideAsHigh() {
    assertThat(TextSize.width("模型", 13)).isEqualTo(26);
  }
}

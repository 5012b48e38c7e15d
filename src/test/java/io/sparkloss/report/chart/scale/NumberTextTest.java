package io.sparkloss.report.chart.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "-0.0 | 0",
        "1 | 1",
        "0.1 | 0.1",
        "-1234.5 | -1,234.5",
        "1200 | 1,200",
        "123456789 | 123,457,000",
        "999999999 | 1e9",
        "1200000000 | 1.2e9",
        "0.333333333333 | 0.333333",
        "0.0001 | 0.0001",
        "0.00009 | 9e-5",
        "4.9e-324 | 4.94066e-324",
        "NaN | no value",
        "Infinity | ∞",
        "-Infinity | -∞",
      })
  void numbersAreShort(double value, String text) {
    assertThat(NumberText.of(value)).isEqualTo(text);
  }

  @Test
  void textDoesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(NumberText.of(-1234.5)).isEqualTo("-1,234.5");
      assertThat(NumberText.count(1_234_567)).isEqualTo("1,234,567");
    } finally {
      Locale.setDefault(before);
    }
  }
}

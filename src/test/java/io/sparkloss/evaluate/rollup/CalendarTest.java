package io.sparkloss.evaluate.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {

  /**
   * Weeks as ISO 8601 numbers them: 2001-01-01 was a Monday, 2005-01-01 in the last week of 2004.
   */
  @ParameterizedTest
  @CsvSource({
    "DAY, 2001-06-03, 2001-06-03, 2001-06-03",
    "WEEK, 2001-06-03, 2001-05-28, 2001-W22",
    "WEEK, 2001-06-04, 2001-06-04, 2001-W23",
    "WEEK, 2001-01-01, 2001-01-01, 2001-W01",
    "WEEK, 2005-01-01, 2004-12-27, 2004-W53",
    "MONTH, 2000-02-29, 2000-02-01, 2000-02",
    "ALL, 2001-06-03, 1970-01-01, all",
    "ALL, 1901-06-03, 1970-01-01, all"
  })
  void aPeriodIsInASpan(Calendar calendar, LocalDate period, LocalDate start, String label) {
    assertThat(calendar.start(period)).isEqualTo(start);
    assertThat(calendar.label(start)).isEqualTo(label);
  }
}

package io.sparkloss.evaluate.rollup;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * How periods are put together.
 *
 * @since 0.1.0
 */
public enum Calendar {
  /** Each day by itself. */
  DAY {
    @Override
    LocalDate start(LocalDate period) {
      return period;
    }

    @Override
    String label(LocalDate start) {
      return start.toString();
    }
  },
  /** Weeks from Monday to Sunday, numbered as ISO 8601 does. */
  WEEK {
    @Override
    LocalDate start(LocalDate period) {
      return period.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    @Override
    String label(LocalDate start) {
      return String.format(
          Locale.ROOT,
          "%04d-W%02d",
          start.get(IsoFields.WEEK_BASED_YEAR),
          start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
  },
  /** Months. */
  MONTH {
    @Override
    LocalDate start(LocalDate period) {
      return period.withDayOfMonth(1);
    }

    @Override
    String label(LocalDate start) {
      return start.toString().substring(0, start.toString().length() - "-01".length());
    }
  },
  /** All together. */
  ALL {
    @Override
    LocalDate start(LocalDate period) {
      return LocalDate.EPOCH;
    }

    @Override
    String label(LocalDate start) {
      return "all";
    }
  };

  /** Returns the first day of the span that a period is in. */
  abstract LocalDate start(LocalDate period);

  /** Returns how people call the span that begins on a day. */
  abstract String label(LocalDate start);

  /** Returns the name used in results and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

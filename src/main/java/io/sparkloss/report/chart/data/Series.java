package io.sparkloss.report.chart.data;

/**
 * What belongs together and looks alike.
 *
 * @param name what the legend calls it
 * @param number chooses colour, marker, and dashes; the same number looks the same in all charts
 */
public record Series(String name, int number) {

  /** Checks the number. */
  public Series {
    if (number < 0) {
      throw new IllegalArgumentException(
          "The number of series " + name + " must not be negative, but was " + number);
    }
  }
}

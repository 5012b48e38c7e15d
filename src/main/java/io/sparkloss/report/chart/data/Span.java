package io.sparkloss.report.chart.data;

/**
 * A stretch of an axis.
 *
 * @param from where it starts; may be infinite
 * @param to where it ends, above its start; may be infinite
 */
public record Span(double from, double to) {

  /** Checks the order. */
  public Span {
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "A stretch must start below its end, but was from " + from + " to " + to);
    }
  }
}

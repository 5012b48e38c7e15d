package io.sparkloss.report.chart.scale;

import java.util.List;

/**
 * An axis from its first tick to its last.
 *
 * @param kind what equal distances stand for
 * @param ticks at least two ticks in ascending order
 */
public record Scale(ScaleKind kind, List<Tick> ticks) {

  /** Copies the ticks. */
  public Scale {
    ticks = List.copyOf(ticks);
  }

  /** Returns the number at which the axis starts. */
  public double low() {
    return ticks.get(0).value();
  }

  /** Returns the number at which the axis ends. */
  public double high() {
    return ticks.get(ticks.size() - 1).value();
  }

  /**
   * Returns how far along the axis a number lies: 0 at its start, 1 at its end, less or more beyond
   * them, infinite where the axis never gets to, NaN for NaN.
   */
  public double share(double value) {
    double start = kind.distance(low());
    return (kind.distance(value) - start) / (kind.distance(high()) - start);
  }

  /** Returns how far along the axis a number lies, or the end of the axis that is nearest to it. */
  public double shareWithin(double value) {
    return Math.max(0, Math.min(1, share(value)));
  }

  /** Tells whether a number lies on the axis, its ends included. */
  public boolean holds(double value) {
    return value >= low() && value <= high();
  }
}

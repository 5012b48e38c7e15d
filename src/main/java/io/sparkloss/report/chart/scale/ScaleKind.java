package io.sparkloss.report.chart.scale;

import java.util.List;
import java.util.stream.DoubleStream;

/** What equal distances on an axis stand for. */
public enum ScaleKind {

  /** Equal differences. */
  LINEAR("linear") {
    @Override
    public boolean shows(double value) {
      return Double.isFinite(value);
    }

    @Override
    double distance(double value) {
      return value;
    }

    @Override
    Scale around(Extent extent, int steps) {
      return scale(LinearTicks.around(extent.widened(), steps));
    }

    @Override
    Extent usual() {
      return new Extent(0, 1);
    }
  },

  /** Equal ratios; numbers that are not positive have no place. */
  LOG("log") {
    @Override
    public boolean shows(double value) {
      return Double.isFinite(value) && value >= LEAST;
    }

    @Override
    double distance(double value) {
      return Math.log10(Math.max(0, value));
    }

    @Override
    Scale around(Extent extent, int steps) {
      return scale(LogTicks.around(extent.widened(), steps));
    }

    @Override
    Extent usual() {
      return new Extent(1, 10);
    }
  },

  /** Equal ratios of odds; only what lies between 0 and 1 has a place. */
  LOGIT("logit") {
    @Override
    public boolean shows(double value) {
      return value > 0 && value < 1;
    }

    @Override
    double distance(double value) {
      double share = Math.max(0, Math.min(1, value));
      return Math.log(share) - Math.log1p(-share);
    }

    @Override
    Scale around(Extent extent, int steps) {
      return scale(LogitTicks.around(extent));
    }

    @Override
    Extent usual() {
      return new Extent(0.1, 0.9);
    }
  };

  /** Smaller positive numbers are too close to the end of the doubles for ticks below them. */
  private static final double LEAST = 1e-280;

  private final String text;

  ScaleKind(String text) {
    this.text = text;
  }

  /** Returns the name of this kind in lower case. */
  public String text() {
    return text;
  }

  /** Tells whether a number has a place on such an axis. */
  public abstract boolean shows(double value);

  /** Returns a number of which equal differences are equal distances; NaN for NaN. */
  abstract double distance(double value);

  abstract Scale around(Extent extent, int steps);

  /** Returns what an axis covers that has no numbers. */
  abstract Extent usual();

  /**
   * Returns an axis that covers those of the numbers that have a place on it, from a tick to a tick
   * in about this many steps. It covers something even if there are none.
   */
  public Scale over(DoubleStream values, int steps) {
    Extent extent = Extent.of(values.filter(this::shows));
    return around(extent.isEmpty() ? usual() : extent, steps);
  }

  Scale scale(List<Tick> ticks) {
    return new Scale(this, ticks);
  }
}

package io.sparkloss.report.chart.data;

import io.sparkloss.report.chart.scale.ScaleKind;

/**
 * What an axis shows.
 *
 * @param title the quantity with its unit
 * @param kind what equal distances stand for
 */
public record Axis(String title, ScaleKind kind) {

  /** Returns an axis of equal differences. */
  public static Axis linear(String title) {
    return new Axis(title, ScaleKind.LINEAR);
  }

  /** Returns an axis of equal ratios. */
  public static Axis log(String title) {
    return new Axis(title, ScaleKind.LOG);
  }

  /** Returns an axis of equal ratios of odds, for shares between 0 and 1. */
  public static Axis logit(String title) {
    return new Axis(title, ScaleKind.LOGIT);
  }
}

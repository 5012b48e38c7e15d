package io.sparkloss.report.chart.mark;

import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.scale.NumberText;
import java.util.List;

/** Writes numbers with their intervals. */
public final class IntervalText {

  private IntervalText() {}

  /** Returns a name with its number, and from where to where it may be if that is known. */
  public static String of(String name, Interval value) {
    String ends =
        value.hasEnds()
            ? " (" + NumberText.of(value.low()) + " to " + NumberText.of(value.high()) + ")"
            : "";
    return name + ": " + NumberText.of(value.estimate()) + ends;
  }

  /** Returns cells for the number and the ends of its interval. */
  public static List<String> cells(Interval value) {
    return List.of(
        NumberText.of(value.estimate()), NumberText.of(value.low()), NumberText.of(value.high()));
  }
}

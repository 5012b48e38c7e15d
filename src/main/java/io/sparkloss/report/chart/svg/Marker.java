package io.sparkloss.report.chart.svg;

import java.util.List;

/** The shapes of points; each has about the same area around its middle. */
public enum Marker {
  /** For the first series. */
  CIRCLE("m-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0z"),
  /** For the second series. */
  SQUARE("m-4,-4h8v8h-8z"),
  /** For the third series. */
  TRIANGLE("m0,-5.5l5.2,9h-10.4z"),
  /** For the fourth series. */
  DIAMOND("m0,-5.8l5,5.8l-5,5.8l-5,-5.8z"),
  /** For the fifth series. */
  CROSS("m-1.6,-5h3.2v3.4h3.4v3.2h-3.4v3.4h-3.2v-3.4h-3.4v-3.2h3.4z"),
  /** For the sixth series. */
  FUNNEL("m0,5.5l5.2,-9h-10.4z"),
  /** For the seventh series. */
  BAR("m-2,-5.5h4v11h-4z"),
  /** Something goes on to the left. */
  LEFTWARDS("l8,-5v10z"),
  /** Something goes on to the right. */
  RIGHTWARDS("l-8,-5v10z"),
  /** Something goes on above. */
  UPWARDS("l5,8h-10z"),
  /** Something goes on below. */
  DOWNWARDS("l5,-8h-10z");

  private static final List<Marker> SERIES =
      List.of(CIRCLE, SQUARE, TRIANGLE, DIAMOND, CROSS, FUNNEL, BAR);

  private final String path;

  Marker(String path) {
    this.path = path;
  }

  /** Returns the shape of a series; after the last the first comes again. */
  public static Marker series(int number) {
    return SERIES.get(number % SERIES.size());
  }

  /** Returns the outline from the point it stands for. */
  String path() {
    return path;
  }
}

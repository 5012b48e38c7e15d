package io.sparkloss.report.chart.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What values are compared to: named lines across the plot, and a shaded band.
 *
 * @param lines the lines
 * @param band the band, if any
 */
public record Guides(List<Line> lines, Optional<Band> band) {

  /**
   * A line at a value.
   *
   * @param name what the legend calls it
   * @param value where it is; not drawn unless finite
   */
  public record Line(String name, double value) {}

  /**
   * A shaded part of the plot.
   *
   * @param name what the legend calls it
   * @param span where it is; an infinite end is the frame
   */
  public record Band(String name, Span span) {}

  /** Copies the lines. */
  public Guides {
    lines = List.copyOf(lines);
  }

  /** Returns nothing to compare to. */
  public static Guides none() {
    return new Guides(List.of(), Optional.empty());
  }

  /** Returns lines alone. */
  public static Guides lines(Line... lines) {
    return new Guides(List.of(lines), Optional.empty());
  }

  /** Returns these lines with a band. */
  public Guides with(Band shaded) {
    return new Guides(lines, Optional.of(shaded));
  }

  /** Returns all that an axis has to reach to. */
  public DoubleStream values() {
    Stream<Double> ends =
        band.stream().flatMap(shaded -> Stream.of(shaded.span().from(), shaded.span().to()));
    return DoubleStream.concat(
        lines.stream().mapToDouble(Line::value), ends.mapToDouble(Double::doubleValue));
  }
}

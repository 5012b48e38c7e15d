package io.sparkloss.report.chart.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaintTest {

  /** What WCAG 2.1 asks of graphics (1.4.11), and of text (1.4.3). */
  private static final double GRAPHICS = 3;

  private static final double TEXT = 4.5;

  static Stream<Paint> series() {
    return IntStream.range(0, 6).mapToObj(Paint::series);
  }

  @ParameterizedTest
  @MethodSource("series")
  void seriesStandOutFromBothGrounds(Paint paint) {
    assertThat(contrast(paint.light(), "#ffffff")).isGreaterThanOrEqualTo(GRAPHICS);
    assertThat(contrast(paint.dark(), "#14181d")).isGreaterThanOrEqualTo(GRAPHICS);
  }

  static Stream<Paint> texts() {
    return Stream.of(Paint.INK, Paint.MUTED);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textStandsOutFromTheGroundAndFromBands(Paint paint) {
    for (Paint ground : new Paint[] {Paint.BACKGROUND, Paint.BAND}) {
      double asked = ground.equals(Paint.BAND) ? GRAPHICS : TEXT;
      assertThat(contrast(paint.light(), ground.light())).isGreaterThanOrEqualTo(asked);
      assertThat(contrast(paint.dark(), ground.dark())).isGreaterThanOrEqualTo(asked);
    }
  }

  /** In both forms more is farther from the ground. */
  @ParameterizedTest
  @MethodSource("steps")
  void stepsOfHeatGoAwayFromTheGround(int step) {
    assertThat(luminance(Paint.heat(step + 1).light()))
        .isLessThan(luminance(Paint.heat(step).light()));
    assertThat(luminance(Paint.heat(step + 1).dark()))
        .isGreaterThan(luminance(Paint.heat(step).dark()));
  }

  static IntStream steps() {
    return IntStream.range(0, Paint.HEAT_STEPS - 1);
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** Relative luminance as WCAG 2.1 defines it. */
  private static double luminance(String colour) {
    return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
  }

  private static double linear(String colour, int start) {
    double part = Integer.parseInt(colour.substring(start, start + 2), 16) / 255.0;
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}

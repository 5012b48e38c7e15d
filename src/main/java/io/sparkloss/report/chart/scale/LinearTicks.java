package io.sparkloss.report.chart.scale;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Ticks at multiples of 1, 2, or 5 times a power of ten, of which the first and the last enclose
 * the numbers. They are computed in decimals, so that the third of 0.1 is not 0.30000000000000004.
 */
final class LinearTicks {

  private static final double FROM_2 = Math.sqrt(2);
  private static final double FROM_5 = Math.sqrt(10);
  private static final double FROM_10 = Math.sqrt(50);

  /** A number this close to a tick, in steps, counts as being on it. */
  private static final double SLACK = 1e-9;

  /** Steps with more digits after the point are written with a power of ten. */
  private static final int PLAIN_DECIMALS = 6;

  private LinearTicks() {}

  /** Returns ticks around an extent with about this many steps between them. */
  static List<Tick> around(Extent extent, int steps) {
    BigDecimal step = step((extent.high() - extent.low()) / steps);
    double size = step.doubleValue();
    long first = (long) Math.floor(extent.low() / size + SLACK);
    long last = Math.max(first + 1, (long) Math.ceil(extent.high() / size - SLACK));
    List<BigDecimal> values =
        LongStream.rangeClosed(first, last)
            .mapToObj(number -> step.multiply(BigDecimal.valueOf(number)))
            .toList();
    return labelled(values, step);
  }

  /** Returns the step that is nearest to a width, in ratio. */
  private static BigDecimal step(double width) {
    int power = (int) Math.floor(Math.log10(width));
    double digits = width / Math.pow(10, power);
    int nice = digits < FROM_2 ? 1 : digits < FROM_5 ? 2 : digits < FROM_10 ? 5 : 10;
    return BigDecimal.valueOf(nice).scaleByPowerOfTen(power);
  }

  private static List<Tick> labelled(List<BigDecimal> values, BigDecimal step) {
    int decimals = NumberText.decimals(step);
    boolean scientific = decimals > PLAIN_DECIMALS || values.stream().anyMatch(NumberText::isHuge);
    return values.stream()
        .map(
            value ->
                new Tick(
                    value.doubleValue(),
                    scientific ? NumberText.scientific(value) : NumberText.plain(value, decimals)))
        .toList();
  }
}
